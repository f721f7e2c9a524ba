package dev.bouquet.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/// Starts operations at a fixed rate, late ones at once, and measures from the intended start.
///
/// It wakes once in a millisecond and starts what is due. What that adds to a latency counts; a
/// thread that woke for each operation would take a fifth of a core from the server it measures.
public final class OpenLoop {
  /// Bounds what piles up behind a server that stands still. Waiting for room does not hide
  /// anything: latencies still count from the intended start.
  private static final int MOST_IN_FLIGHT = 8_000;

  private static final long WAKES_EVERY_NANOS = 1_000_000;

  private static final int DIGITS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  private OpenLoop() {}

  /// @param operations how many were done, those of the lead-in among them
  public record Answers(long operations, Latency latency) {}

  /// @param leadIn load before `time` whose latencies do not count: what stood still while nothing
  ///   was asked for has to wake up
  /// @throws LoadFailure where one failed or got no answer
  public static Answers run(Operation operation, double perSecond, Duration leadIn, Duration time)
      throws InterruptedException {
    return run(operation, perSecond, leadIn, time, MOST_IN_FLIGHT);
  }

  static Answers run(
      Operation operation, double perSecond, Duration leadIn, Duration time, int mostInFlight)
      throws InterruptedException {
    var underWay = new InFlight(mostInFlight);
    var latencyNanos = new Recorder(DIGITS);
    long start = System.nanoTime();
    long firstCounted = leadIn.isZero() ? 0 : operationsOf(perSecond, leadIn);
    long operations = firstCounted + operationsOf(perSecond, time);
    for (long i = 0; i < operations; i++) {
      long intended = start + intendedNanos(i, perSecond);
      await(start + Math.ceilDiv(intended - start, WAKES_EVERY_NANOS) * WAKES_EVERY_NANOS);
      boolean counts = i >= firstCounted;
      underWay.start(
          operation,
          () -> {
            if (counts) {
              latencyNanos.recordValue(Math.max(0, System.nanoTime() - intended));
            }
          });
    }
    long done = underWay.drain();
    return new Answers(done, Latency.of(latencyNanos.getIntervalHistogram()));
  }

  /// How many operations a rate makes in that time, at least one.
  public static long operationsOf(double perSecond, Duration time) {
    return Math.max(1, Math.round(perSecond * time.toNanos() / NANOS_PER_SECOND));
  }

  /// When the operation with this index is meant to start, from the start of the first. Computed
  /// anew for each, so that rounding does not add up.
  public static long intendedNanos(long index, double perSecond) {
    return Math.round(index * NANOS_PER_SECOND / perSecond);
  }

  /// Until `System.nanoTime()` has come to it; returns at once where it has.
  public static void await(long intended) throws InterruptedException {
    for (long wait = intended - System.nanoTime(); wait > 0; wait = intended - System.nanoTime()) {
      LockSupport.parkNanos(wait);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
