package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter.Reading;
import dev.bouquet.bench.load.Latency;
import org.jspecify.annotations.Nullable;

/// What the meters said of one case.
///
/// @param gifts paid at saturation
/// @param seconds until the last of them was answered
/// @param cost of those gifts, what follows their answers included
/// @param latency at half of the peak
/// @param commitMillis the mean time of one commit at half of the peak
record Measurement(
    PathName path,
    Distribution distribution,
    int wallets,
    long gifts,
    double seconds,
    Reading cost,
    Latency latency,
    double commitMillis) {

  boolean is(PathName path, Distribution distribution, int wallets) {
    return this.path == path && this.distribution == distribution && this.wallets == wallets;
  }

  double giftsPerSecond() {
    return gifts / seconds;
  }

  /// @param baseline of the same distribution and wallets
  Figures comparedWith(@Nullable Measurement baseline) {
    return new Figures(
        path,
        distribution,
        wallets,
        rounded(giftsPerSecond(), 1),
        rounded(latency.p50(), 2),
        rounded(latency.p99(), 2),
        rounded(latency.p999(), 2),
        rounded((double) cost.cpuMicros() / gifts, 1),
        rounded((double) cost.walBytes() / gifts, 0),
        rounded((double) cost.diskBytes() / gifts, 0),
        baseline == null ? null : rounded(giftsPerSecond() / baseline.giftsPerSecond(), 2));
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
