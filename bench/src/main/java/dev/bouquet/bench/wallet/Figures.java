package dev.bouquet.bench.wallet;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// What one case came to.
///
/// @param ratioToBaseline gifts per second, compared with the baseline's for the same distribution
///   and wallets; null where that was left out
@JsonPropertyOrder({
  "path",
  "distribution",
  "wallets",
  "giftsPerSecond",
  "p50Ms",
  "p99Ms",
  "p999Ms",
  "dbCpuMicrosPerGift",
  "walBytesPerGift",
  "diskBytesPerGift",
  "ratioToBaseline"
})
record Figures(
    PathName path,
    Distribution distribution,
    int wallets,
    double giftsPerSecond,
    double p50Ms,
    double p99Ms,
    double p999Ms,
    double dbCpuMicrosPerGift,
    double walBytesPerGift,
    double diskBytesPerGift,
    @Nullable Double ratioToBaseline) {}
