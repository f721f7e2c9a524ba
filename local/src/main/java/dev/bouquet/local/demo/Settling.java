package dev.bouquet.local.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Waiting for what is still on its way.
final class Settling {
  private static final Duration STALL_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 100;

  private Settling() {}

  /// How much is still missing.
  @FunctionalInterface
  interface Missing {
    long now() throws InterruptedException;
  }

  /// Waits until nothing is missing any more, for as long as it gets less.
  static void await(Missing missing) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long least = Long.MAX_VALUE;
    long leastNanos = System.nanoTime();
    for (long now = missing.now(); now > 0; now = missing.now()) {
      if (now < least) {
        least = now;
        leastNanos = System.nanoTime();
      }
      if (System.nanoTime() - deadline > 0
          || System.nanoTime() - leastNanos > STALL_PATIENCE.toNanos()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
