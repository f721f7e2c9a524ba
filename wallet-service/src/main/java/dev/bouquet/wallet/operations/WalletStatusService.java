package dev.bouquet.wallet.operations;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Freezes, opens again and closes wallets.
@ApplicationScoped
class WalletStatusService {
  private final Posting posting;
  private final OperatorActs acts;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  WalletStatusService(Posting posting, OperatorActs acts, DataSource pool) {
    this.posting = posting;
    this.acts = acts;
    this.pool = pool;
  }

  /// Somebody who has no wallet yet gets one, so that freezing holds for what is bought later.
  Outcome set(UUID id, UUID operator, UUID owner, Account.Status status, String reason)
      throws SQLException, RetryLaterException {
    acts.keep(id, operator, "WALLET_" + status, owner, reason);
    try (Connection connection = pool.getConnection()) {
      ledger.open(connection, List.of(Account.empty(owner, Coins.ASSET)));
    }
    var hash = Bytes.copyOf((owner + "/" + status).getBytes(StandardCharsets.UTF_8));
    return posting.execute(new Command.SetStatus(id, hash, owner, status));
  }
}
