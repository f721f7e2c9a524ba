package dev.bouquet.local.demo;

import java.util.concurrent.ThreadLocalRandom;

/// How long a client waits before it tries again: longer each time up to a bound, and never all
/// clients at once, so that a service that comes back is not held down by those who waited for it.
final class Retry {
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 2_000;
  private static final int MOST_DOUBLINGS = 10;

  private int attempts;

  /// @param leastMillis what the server has asked for
  long delayMillis(long leastMillis) {
    long longest = FIRST_MILLIS << Math.min(attempts++, MOST_DOUBLINGS);
    long bounded = Math.min(longest, LONGEST_MILLIS);
    long jittered = ThreadLocalRandom.current().nextLong(bounded / 2, bounded + 1);
    return Math.max(jittered, Math.min(leastMillis, LONGEST_MILLIS));
  }

  void succeeded() {
    attempts = 0;
  }
}
