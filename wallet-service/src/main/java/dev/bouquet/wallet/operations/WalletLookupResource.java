package dev.bouquet.wallet.operations;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.Statement;
import dev.bouquet.wallet.posting.Coins;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/admin")
@RolesAllowed("operator")
@RunOnVirtualThread
class WalletLookupResource {
  private static final int NEWEST = 10;

  private final DataSource pool;
  private final OperatorActs acts;
  private final LedgerStore ledger = new LedgerStore();

  WalletLookupResource(DataSource pool, OperatorActs acts) {
    this.pool = pool;
    this.acts = acts;
  }

  /// @param balance coins of the person
  /// @param held of these, set aside
  /// @param available what can be spent
  /// @param version how many transactions there were
  /// @param transactions the newest
  /// @param acts the newest of operators, about this wallet
  record LookupResponse(
      UUID ownerId,
      Account.Status status,
      long balance,
      long held,
      long available,
      long version,
      List<Statement.Entry> transactions,
      List<OperatorActs.Act> acts) {}

  @GET
  @Path("/wallets/{ownerId}")
  @Operation(summary = "A wallet as it stands: balance, status, newest transactions and acts")
  public LookupResponse lookUp(@PathParam("ownerId") String ownerId) throws SQLException {
    var owner = Ids.parse(ownerId).orElseThrow(WalletLookupResource::notFound);
    Account account;
    List<Statement.Entry> newest;
    try (Connection connection = pool.getConnection()) {
      account =
          ledger
              .find(connection, owner)
              .filter(found -> !Coins.isOfTheHouse(owner))
              .orElseThrow(WalletLookupResource::notFound);
      newest = Statement.page(connection, owner, Long.MAX_VALUE, NEWEST);
    }
    return new LookupResponse(
        owner,
        account.status(),
        account.posted(),
        account.held(),
        account.available(),
        account.version(),
        newest,
        acts.page(Long.MAX_VALUE, owner, null, NEWEST));
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet.");
  }
}
