package dev.bouquet.wallet.balance;

import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.debt.DebtService;
import dev.bouquet.wallet.posting.Coins;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/wallet")
@RolesAllowed("viewer")
@RunOnVirtualThread
class WalletResource {
  private final DataSource pool;
  private final DebtService debts;
  private final SecurityIdentity identity;
  private final LedgerStore ledger = new LedgerStore();

  WalletResource(DataSource pool, DebtService debts, SecurityIdentity identity) {
    this.pool = pool;
    this.debts = debts;
    this.identity = identity;
  }

  /// @param balance coins that can be spent, once nothing is owed
  /// @param owed coins that were taken back and had been spent: until they are repaid, which every
  ///   coin that comes is used for first, nothing can be spent
  record WalletResponse(UUID ownerId, long balance, long owed, Account.Status status) {}

  @GET
  @Operation(summary = "The caller's balance")
  public WalletResponse wallet() throws SQLException {
    var owner = Caller.of(identity).id();
    try (Connection connection = pool.getConnection()) {
      var account = ledger.find(connection, owner).orElse(Account.empty(owner, Coins.ASSET));
      long owed = account.owing() ? debts.owedBy(connection, owner) : 0;
      return new WalletResponse(owner, account.available(), owed, account.status());
    }
  }
}
