package dev.bouquet.bench.wallet;

import java.time.Duration;
import java.util.List;

/// What is measured, and for how long each.
///
/// @param paths in this order; the baseline first, because the others are compared with it
/// @param warmUp of each case, after the checkpoint that all cases of a path start from
/// @param engineWarmUp before the engine's first cases: its compilers have to settle
/// @param serviceWarmUp likewise, before the service's, which has more layers to compile
/// @param rounds at the peak
/// @param round how long each
/// @param leadIn of the half load: compilers settle anew, as smaller batches take other ways
record Plan(
    List<PathName> paths,
    List<Integer> wallets,
    Duration warmUp,
    Duration engineWarmUp,
    Duration serviceWarmUp,
    int rounds,
    Duration round,
    Duration leadIn,
    Duration halfLoaded) {

  /// All of it in under 90 seconds, for which the service's first figures are those of a cold one.
  static Plan quick(List<PathName> paths) {
    return new Plan(
        paths,
        List.of(10_000),
        Duration.ofMillis(500),
        Duration.ofSeconds(4),
        Duration.ofSeconds(8),
        2,
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofMillis(1_500));
  }

  static Plan full(List<PathName> paths) {
    return new Plan(
        paths,
        List.of(10_000, 100_000, 1_000_000),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(80),
        7,
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5));
  }

  /// Before a path's first cases: compilers have to settle, and the layers of a service take them
  /// longer than a loop does.
  Duration compilation(PathName path) {
    return switch (path) {
      case BASELINE, GRPC_BATCH -> Duration.ofSeconds(1);
      case ENGINE -> engineWarmUp;
      case GRPC -> serviceWarmUp;
    };
  }
}
