package dev.bouquet.wallet.statement;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.Statement;
import dev.bouquet.wallet.debt.DebtService;
import dev.bouquet.wallet.operations.OperatorActs;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A wallet as it stands, for operators. Who looked is on record, as who exported is.
@Path("/v1/admin")
@RolesAllowed("operator")
@RunOnVirtualThread
class WalletLookupResource {
  private static final int NEWEST = 10;

  private final DataSource pool;
  private final OperatorActs acts;
  private final DebtService debts;
  private final SecurityIdentity identity;
  private final LedgerStore ledger = new LedgerStore();

  WalletLookupResource(
      DataSource pool, OperatorActs acts, DebtService debts, SecurityIdentity identity) {
    this.pool = pool;
    this.acts = acts;
    this.debts = debts;
    this.identity = identity;
  }

  /// @param balance coins of the person
  /// @param held of these, set aside
  /// @param available what can be spent
  /// @param owed what was taken back and had been spent
  /// @param version how many transactions there were
  /// @param transactions the newest
  /// @param acts the newest of operators, about this wallet
  record LookupResponse(
      UUID ownerId,
      Account.Status status,
      long balance,
      long held,
      long available,
      long owed,
      long version,
      List<TransactionResponse> transactions,
      List<OperatorActs.Act> acts) {}

  @GET
  @Path("/wallets/{ownerId}")
  @Operation(summary = "A wallet as it stands: balance, status, newest transactions and acts")
  public LookupResponse lookUp(@PathParam("ownerId") String ownerId) throws SQLException {
    var owner = Ids.parse(ownerId).orElseThrow(WalletLookupResource::notFound);
    var account = find(owner).orElseThrow(WalletLookupResource::notFound);
    acts.keep(Ids.next(), Caller.of(identity).id(), "LOOK_UP_WALLET", owner, "lookup");
    return new LookupResponse(
        owner,
        account.status(),
        account.posted(),
        account.held(),
        account.available(),
        owed(owner),
        account.version(),
        newest(owner),
        acts.page(Long.MAX_VALUE, owner, null, NEWEST));
  }

  private Optional<Account> find(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return ledger.find(connection, owner).filter(account -> account.floor() != null);
    }
  }

  private long owed(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return debts.owedBy(connection, owner);
    }
  }

  private List<TransactionResponse> newest(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Statement.page(connection, owner, Long.MAX_VALUE, NEWEST).stream()
          .map(TransactionResponse::of)
          .toList();
    }
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet.");
  }
}
