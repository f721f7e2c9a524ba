package dev.bouquet.wallet.lot;

import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.wallet.funding.FundingOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Computes wallets' lots from their histories.
///
/// A chunk of a history is one transaction, and only one at a time: what was computed of a wallet
/// and how far that is are never apart, so that a computation may stop anywhere and go on anywhere.
@ApplicationScoped
public class Lots {
  /// Few, as each holds a connection of a pool that others need too.
  private static final int MOST_AT_ONCE = 2;

  private final DataSource pool;
  private final LotConfig config;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

  Lots(DataSource pool, LotConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// Goes on with a wallet's lots up to its newest transaction, within a bound of time. What was
  /// found out about charges is published soon after.
  ///
  /// @return false where time was over before; what was computed is kept, and the next call goes on
  public boolean advance(UUID owner) throws SQLException {
    try {
      return turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)
          && advanceInTurn(owner);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean advanceInTurn(UUID owner) throws SQLException {
    try {
      return goOn(owner);
    } finally {
      turns.release();
    }
  }

  private boolean goOn(UUID owner) throws SQLException {
    long start = System.nanoTime();
    var purchases = new Purchases(owner);
    do {
      if (!isBehind(owner)) {
        return true;
      }
      computeChunk(owner, purchases);
    } while (System.nanoTime() - start < config.patience().toNanos());
    return !isBehind(owner);
  }

  private boolean isBehind(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return LotProgress.isBehind(connection, owner);
    }
  }

  private void computeChunk(UUID owner, Purchases purchases) throws SQLException {
    Transaction.run(
        pool,
        connection -> {
          computeChunk(connection, owner, purchases);
          return null;
        });
  }

  private void computeChunk(Connection connection, UUID owner, Purchases purchases)
      throws SQLException {
    var point = LotProgress.lock(connection, owner);
    var entries = LotHistory.next(connection, owner, purchases, point, config.chunk());
    var book = LotStore.open(connection, owner, LotNeeds.of(entries));
    for (var entry : entries) {
      book.apply(entry);
      point = point.after(entry);
    }
    LotStore.save(connection, owner, book);
    long events =
        FundingOutbox.append(connection, owner, point.fundingEvents(), book.fundingChanges());
    LotProgress.write(connection, owner, point.withFundingEvents(events));
  }
}
