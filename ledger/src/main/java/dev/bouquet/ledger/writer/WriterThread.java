package dev.bouquet.ledger.writer;

import java.time.Clock;
import java.time.Duration;

/// A [LedgerWriter] on a thread of its own.
public final class WriterThread implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final PacedThread thread;
  private final LedgerWriter writer;

  private WriterThread(BatchStore store, Clock clock, LedgerWriter.Limits limits, Duration pace) {
    this.thread = new PacedThread("ledger-writer", pace);
    this.writer = new LedgerWriter(store, clock, thread, limits);
  }

  /// @param pace least time between the starts of two commits; zero for none
  public static WriterThread start(
      BatchStore store, Clock clock, LedgerWriter.Limits limits, Duration pace) {
    var started = new WriterThread(store, clock, limits, pace);
    started.thread.repeat(started.writer::tick, TICK);
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
