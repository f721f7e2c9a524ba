package dev.bouquet.ledger.writer;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One thread whose tasks start at least a pace apart. A task that comes after a longer rest starts
/// at once.
final class PacedThread implements Executor, AutoCloseable {
  private final ScheduledExecutorService thread;
  private final long paceNanos;
  private volatile long startedNanos;

  PacedThread(String name, Duration pace) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    this.paceNanos = pace.toNanos();
    this.startedNanos = System.nanoTime() - paceNanos;
  }

  /// To be called for one task at a time: the next one once this one has started.
  @Override
  public void execute(Runnable task) {
    long wait = paceNanos - (System.nanoTime() - startedNanos);
    Runnable started =
        () -> {
          startedNanos = System.nanoTime();
          task.run();
        };
    if (wait > 0) {
      var _ = thread.schedule(started, wait, TimeUnit.NANOSECONDS);
    } else {
      thread.execute(started);
    }
  }

  void repeat(Runnable task, Duration interval) {
    var _ = thread.scheduleWithFixedDelay(task, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.close();
  }
}
