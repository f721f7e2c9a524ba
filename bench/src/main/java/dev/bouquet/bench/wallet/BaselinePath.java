package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// A wallet as most teams write it, and write it well: one transaction per gift over a pool of
/// connections, prepared statements, READ COMMITTED.
final class BaselinePath implements GiftPath {
  private static final int CONNECTIONS = 32;
  private static final double NANOS_PER_SECOND = 1e9;

  private final BaselineBooks books;
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
  private final LongAdder commits = new LongAdder();
  private final LongAdder commitNanos = new LongAdder();

  BaselinePath(WalletDatabase database) throws SQLException {
    books = new BaselineBooks(database);
    for (int i = 0; i < CONNECTIONS; i++) {
      var connection = database.open();
      connection.setAutoCommit(false);
      pool.add(connection);
    }
  }

  @Override
  public PathName name() {
    return PathName.BASELINE;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public int giftsPerOperation() {
    return 1;
  }

  @Override
  public int saturation() {
    return CONNECTIONS;
  }

  @Override
  public Operation paying(GiftSource gifts) {
    return () -> {
      var gift = gifts.next();
      return CompletableFuture.runAsync(() -> payOverPool(gift), threads);
    };
  }

  private void payOverPool(Gift gift) {
    try {
      var connection = pool.take();
      try {
        long start = System.nanoTime();
        BaselineTransaction.pay(connection, gift);
        commitNanos.add(System.nanoTime() - start);
        commits.increment();
      } finally {
        pool.add(connection);
      }
    } catch (SQLException e) {
      throw new LoadFailure("the baseline's database refused: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new LoadFailure("interrupted", e);
    }
  }

  @Override
  public Commits commits() {
    return new Commits(commits.sum(), commitNanos.sum() / NANOS_PER_SECOND);
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (var connection : pool) {
      connection.close();
    }
  }
}
