package dev.bouquet.bench.load;

import org.HdrHistogram.Histogram;

/// In milliseconds.
public record Latency(double p50, double p99, double p999) {
  private static final double NANOS_PER_MILLI = 1e6;

  public static Latency of(Histogram nanos) {
    return new Latency(
        nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MILLI);
  }
}
