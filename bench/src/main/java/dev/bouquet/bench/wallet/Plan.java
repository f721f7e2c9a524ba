package dev.bouquet.bench.wallet;

import java.time.Duration;
import java.util.List;

/// What is measured, and for how long each.
///
/// @param paths in this order; the baseline first, because the others are compared with it
/// @param firstWarmUp before a path's first case, while compilers still work
record Plan(
    List<PathName> paths,
    List<Integer> wallets,
    Duration firstWarmUp,
    Duration warmUp,
    Duration saturated,
    Duration halfLoaded) {

  static Plan quick(List<PathName> paths) {
    return new Plan(
        paths,
        List.of(10_000),
        Duration.ofMillis(3_000),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofMillis(2_500));
  }

  static Plan full(List<PathName> paths) {
    return new Plan(
        paths,
        List.of(10_000, 100_000, 1_000_000),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }
}
