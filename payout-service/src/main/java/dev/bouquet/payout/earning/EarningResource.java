package dev.bouquet.payout.earning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/earnings")
@RolesAllowed("creator")
@RunOnVirtualThread
class EarningResource {
  private static final String COUNTERS = "select gifts, coins from creator where creator_id = ?";

  private final DataSource pool;
  private final SecurityIdentity identity;
  private final LedgerStore ledger = new LedgerStore();

  EarningResource(DataSource pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  /// @param pendingDiamonds earned and not yet available for a payout
  /// @param gifts received, less those that were taken back
  /// @param coins that were spent on them, less what was taken back
  record EarningsResponse(UUID creatorId, long pendingDiamonds, long gifts, long coins) {}

  /// @param giftId the id of the sent gift
  /// @param reversalId where the gift was taken back, in whole or in part: what is below zero then
  /// @param number counts the creator's entries from 1
  /// @param basisPoints the creator's share that applied
  record EntryResponse(
      UUID giftId,
      @Nullable UUID reversalId,
      @JsonIgnore long number,
      long coins,
      long diamonds,
      long fee,
      int basisPoints,
      long policyVersion,
      Instant earnedAt) {}

  @GET
  @Operation(summary = "What the caller has earned")
  public EarningsResponse earnings() throws SQLException {
    var creator = Caller.of(identity).id();
    try (Connection connection = pool.getConnection()) {
      long pending =
          ledger
              .find(connection, Diamonds.pending(creator).id())
              .map(Account::available)
              .orElse(0L);
      try (var select = connection.prepareStatement(COUNTERS)) {
        select.setObject(1, creator);
        try (var row = select.executeQuery()) {
          return row.next()
              ? new EarningsResponse(creator, pending, row.getLong(1), row.getLong(2))
              : new EarningsResponse(creator, pending, 0, 0);
        }
      }
    }
  }

  @GET
  @Path("/entries")
  @Operation(summary = "The caller's earnings gift by gift, newest first")
  public Page<EntryResponse> entries(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    try (Connection connection = pool.getConnection()) {
      var found = EarningStore.page(connection, Caller.of(identity).id(), before, size + 1);
      return Page.of(found, size, last -> Long.toString(last.number()));
    }
  }
}
