package dev.bouquet.local.demo;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/// In milliseconds.
record Latency(double p50, double p99, double max) {

  static Latency of(Histogram micros) {
    return new Latency(
        millis(micros.getValueAtPercentile(50)),
        millis(micros.getValueAtPercentile(99)),
        millis(micros.getMaxValue()));
  }

  private static double millis(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }

  String words() {
    return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, max %.1f ms", p50, p99, max);
  }
}
