package dev.bouquet.ledger.writer;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A [LedgerWriter] on a thread of its own.
public final class WriterThread implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ledger-writer").daemon().factory());
  private final LedgerWriter writer;

  private WriterThread(BatchStore store, Clock clock, LedgerWriter.Limits limits) {
    this.writer = new LedgerWriter(store, clock, thread, limits);
  }

  public static WriterThread start(BatchStore store, Clock clock, LedgerWriter.Limits limits) {
    var started = new WriterThread(store, clock, limits);
    var _ =
        started.thread.scheduleWithFixedDelay(
            started.writer::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return started;
  }

  public LedgerWriter writer() {
    return writer;
  }

  /// Answers what is queued, then stops.
  @Override
  public void close() {
    writer.close().join();
    thread.close();
  }
}
