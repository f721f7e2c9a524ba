package dev.bouquet.bench.gifts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// What one case came to.
///
/// @param giftsPerSecond of the catalog's cases, lists per second
/// @param cpuMicrosPerGift likewise
@JsonPropertyOrder({"case", "giftsPerSecond", "p50Ms", "p99Ms", "cpuMicrosPerGift"})
record GiftsFigures(
    @JsonProperty("case") GiftsCase one,
    double giftsPerSecond,
    double p50Ms,
    double p99Ms,
    CpuMicros cpuMicrosPerGift) {}
