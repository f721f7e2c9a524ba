package dev.bouquet.local.supervisor;

import java.time.Duration;

/// How long to wait before a part that died is started again: little the first time, twice as long
/// each time after, up to a bound. A part that was ready for `calm` has recovered and begins at the
/// start again.
public record Backoff(Duration first, Duration longest, Duration calm) {
  static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), Duration.ofSeconds(30));

  private static final int MOST_DOUBLINGS = 20;

  /// @param failures in a row, this one included
  public Duration after(int failures) {
    var delay = first.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
    return delay.compareTo(longest) < 0 ? delay : longest;
  }

  public boolean recovered(Duration ready) {
    return ready.compareTo(calm) >= 0;
  }
}
