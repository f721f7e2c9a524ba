package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.Latency;

/// What the meters said of one case.
///
/// @param perSecond gifts, or lists of the catalog
/// @param latency at half of that
/// @param cpuMicros of each, what follows its answer included
/// @param historiesCpuMicros what of PostgreSQL's is gift-service's, for histories and rankings
record GiftsMeasurement(
    GiftsCase one,
    double perSecond,
    Latency latency,
    CpuMicros cpuMicros,
    double historiesCpuMicros) {

  GiftsFigures figures() {
    return new GiftsFigures(
        one,
        rounded(perSecond, 10),
        rounded(latency.p50(), 100),
        rounded(latency.p99(), 100),
        cpuMicros);
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
