package dev.bouquet.wallet.closing;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
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

/// Closes wallets: what is left goes to the house and the account is closed, both or neither.
@ApplicationScoped
class ClosingService {
  private static final String KIND = "FORFEIT";

  private final ErasureStore erasures;
  private final Posting posting;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  ClosingService(ErasureStore erasures, Posting posting, DataSource pool) {
    this.erasures = erasures;
    this.posting = posting;
    this.pool = pool;
  }

  /// @param forfeited all coins of the wallet, which its owner gives up
  /// @return what became of the closing
  Outcome close(UUID id, UUID owner, long forfeited) throws SQLException, RetryLaterException {
    try (Connection connection = pool.getConnection()) {
      ledger.open(connection, List.of(Account.empty(owner, Coins.ASSET)));
    }
    erasures.request(owner); // before the closing, so that none goes without
    var hash =
        Bytes.copyOf("%s/close/%d".formatted(owner, forfeited).getBytes(StandardCharsets.UTF_8));
    var closing = new Command.SetStatus(id, hash, owner, Account.Status.CLOSED);
    if (forfeited == 0) {
      return posting.execute(closing);
    }
    var forfeit =
        new Command.Transfer(
            Ids.derive(id, "forfeit"),
            hash,
            KIND,
            owner,
            Coins.forfeited(posting.slotFor(owner)),
            forfeited,
            Bytes.EMPTY,
            false);
    var outcomes = posting.execute(new Command.Group(List.of(forfeit, closing)));
    // The closing's outcome, or why the coins could not go.
    return outcomes.stream()
        .filter(ClosingService::isOwnRefusal)
        .findFirst()
        .orElse(outcomes.getLast());
  }

  private static boolean isOwnRefusal(Outcome outcome) {
    return outcome.result() instanceof Result.Refused refused
        && !refused.code().equals(Result.Refused.GROUP_REFUSED);
  }
}
