package dev.bouquet.gift.webhook.delivery;

import java.time.Duration;

/// How long a failed message waits: each time a factor longer, up to a bound, and a fifth more or
/// less, so that what failed together does not come again together.
///
/// @param first after the first failure, before chance
record Backoff(Duration first, int factor, Duration longest) {
  private static final double SPREAD = 0.2;

  /// @param failures so far, at least 1
  /// @param chance 0 to 1
  Duration after(int failures, double chance) {
    double millis = (double) first.toMillis() * Math.pow(factor, failures - 1.0);
    double bounded = Math.min(millis, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * chance)));
  }
}
