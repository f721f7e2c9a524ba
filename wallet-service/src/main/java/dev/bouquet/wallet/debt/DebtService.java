package dev.bouquet.wallet.debt;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.sql.Transaction;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes debts and collects them. Both hold a lock on the person meanwhile, so that a debt that is
/// made while another is repaid is not taken for repaid.
@ApplicationScoped
public class DebtService {
  private static final Logger LOG = Logger.getLogger(DebtService.class);
  private static final String TAKE_BACK = "TAKE_BACK";
  private static final String REPAYMENT = "DEBT_REPAYMENT";
  private static final int MOST_AT_ONCE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DebtStore store;
  private final Posting posting;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

  DebtService(DebtStore store, Posting posting, DataSource pool) {
    this.store = store;
    this.posting = posting;
    this.pool = pool;
  }

  /// What follows a debt while the person is still locked.
  @FunctionalInterface
  public interface Then {
    void in(Connection connection) throws SQLException;
  }

  /// Coins that a person owes; 0 where they owe nothing.
  public long owedBy(Connection connection, UUID owner) throws SQLException {
    return ledger
        .find(connection, Coins.debtOf(owner))
        .map(debt -> Math.max(0, -debt.posted()))
        .orElse(0L);
  }

  /// Makes a debt, and bars the person's wallet from spending until it is repaid; both or neither.
  /// A closed wallet spends nothing anyway.
  ///
  /// @param id names the debt: repeated it is the same one
  public void owe(UUID id, UUID owner, long coins, Then then)
      throws SQLException, RetryLaterException {
    store.note(owner);
    try (Connection connection = pool.getConnection()) {
      ledger.open(
          connection,
          List.of(
              Account.empty(owner, Coins.ASSET), Account.system(Coins.debtOf(owner), Coins.ASSET)));
    }
    inTurn(connection -> {
      DebtStore.lock(connection, owner);
      make(id, owner, coins);
      then.in(connection);
      DebtStore.write(connection, owner, owedBy(connection, owner));
      return null;
    });
  }

  /// A connection is held while the ledger is waited for: not all of the pool's.
  private void inTurn(Transaction.Work<@Nullable Void, RetryLaterException> work)
      throws SQLException, RetryLaterException {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RetryLaterException("many debts are made and collected", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryLaterException("interrupted", e);
    }
    try {
      Transaction.run(pool, work);
    } finally {
      turns.release();
    }
  }

  private void make(UUID id, UUID owner, long coins) throws RetryLaterException {
    var outcomes =
        posting.execute(new Command.Group(List.of(debt(id, owner, coins), owing(id, owner, true))));
    if (isRefused(outcomes.getFirst())) {
      var ofClosed = posting.execute(debt(Ids.derive(id, "of-closed"), owner, coins));
      if (isRefused(ofClosed)) {
        throw new IllegalStateException("no debt can be made: " + ofClosed);
      }
    }
  }

  private Command.Transfer debt(UUID id, UUID owner, long coins) {
    var account = Coins.debtOf(owner);
    return new Command.Transfer(
        id,
        Bytes.EMPTY, // the id is derived: nobody else can ask for it
        TAKE_BACK,
        account,
        Coins.sales(posting.slotFor(account)),
        coins,
        Bytes.EMPTY,
        false);
  }

  /// Repays what a person owes, as far as their wallet has coins that nothing holds, and lets it
  /// spend again once nothing is owed. Nobody else spends them meanwhile: a wallet that owes is
  /// barred from it.
  public void collect(UUID owner) throws SQLException, RetryLaterException {
    inTurn(connection -> {
      if (DebtStore.lock(connection, owner) && !DebtStore.hasUnplaced(connection, owner)) {
        DebtStore.write(connection, owner, collect(connection, owner));
      }
      return null;
    });
  }

  /// @return what is still owed
  private long collect(Connection connection, UUID owner) throws SQLException, RetryLaterException {
    var found = ledger.find(connection, Coins.debtOf(owner));
    if (found.isEmpty()) {
      return 0; // somebody was about to make the first debt
    }
    var debt = found.get();
    var wallet = ledger.find(connection, owner).orElseThrow();
    long owed = Math.max(0, -debt.posted());
    boolean closed = wallet.status() == Account.Status.CLOSED;
    long amount = closed ? 0 : Math.min(owed, wallet.available());
    // Under an id of all that it was decided by, so that it is done once, and again when that has
    // changed.
    var id =
        Ids.derive(owner, "repayment/%d/%d/%d".formatted(debt.version(), wallet.version(), amount));
    boolean owes = owed > amount;
    if (amount > 0) {
      if (isRefused(repay(id, owner, amount, !owes))) {
        return owed;
      }
      LOG.infof("debt repaid owner=%s coins=%d of=%d", owner, amount, owed);
    }
    boolean isClearedByThat = amount > 0 && !owes;
    if (wallet.owing() != owes && !isClearedByThat && !closed) {
      // As where an answer of the ledger came too late to be waited for.
      var _ = posting.execute(owing(id, owner, owes));
    }
    return owed - amount;
  }

  private Outcome repay(UUID id, UUID owner, long amount, boolean all) throws RetryLaterException {
    var repayment =
        new Command.Collect(
            id, Bytes.EMPTY, REPAYMENT, owner, Coins.debtOf(owner), amount, Bytes.EMPTY);
    return all
        ? posting.execute(new Command.Group(List.of(repayment, owing(id, owner, false)))).getFirst()
        : posting.execute(repayment);
  }

  private static Command.SetOwing owing(UUID id, UUID owner, boolean owes) {
    return new Command.SetOwing(Ids.derive(id, "owing"), Bytes.EMPTY, owner, owes);
  }

  private static boolean isRefused(Outcome outcome) {
    return outcome.result() instanceof Result.Refused;
  }
}
