package dev.bouquet.wallet.balance;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.Statement;
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

@Path("/v1/wallet")
@RolesAllowed("viewer")
@RunOnVirtualThread
class WalletResource {
  private final DataSource pool;
  private final SecurityIdentity identity;
  private final LedgerStore ledger = new LedgerStore();

  WalletResource(DataSource pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  /// @param balance coins that can be spent
  record WalletResponse(UUID ownerId, long balance) {}

  /// @param type TOP_UP or GIFT
  /// @param amount coins, negative where they were spent
  /// @param version the transaction's number in this wallet, without gaps from 1
  record TransactionResponse(
      UUID id, String type, long amount, long balanceAfter, long version, Instant at) {

    static TransactionResponse of(Statement.Entry entry) {
      return new TransactionResponse(
          entry.transferId(),
          entry.kind(),
          entry.amount(),
          entry.balanceAfter(),
          entry.version(),
          entry.at());
    }
  }

  @GET
  @Operation(summary = "The caller's balance")
  public WalletResponse wallet() throws SQLException {
    var owner = Caller.of(identity).id();
    try (Connection connection = pool.getConnection()) {
      long balance = ledger.find(connection, owner).map(Account::available).orElse(0L);
      return new WalletResponse(owner, balance);
    }
  }

  @GET
  @Path("/transactions")
  @Operation(summary = "What changed the caller's balance, newest first")
  public Page<TransactionResponse> transactions(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    try (Connection connection = pool.getConnection()) {
      var found = Statement.page(connection, Caller.of(identity).id(), before, size + 1);
      return Page.of(
          found.stream().map(TransactionResponse::of).toList(),
          size,
          last -> Long.toString(last.version()));
    }
  }
}
