package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// What one case came to, or one show.
///
/// @param eventsPerSecond over all rooms, at the peak
/// @param slowClosed viewers whom the server has sent away
/// @param lost deliveries that did not come, those to viewers who were sent away among them
@JsonPropertyOrder({
  "server",
  "viewers",
  "rooms",
  "eventsPerSecond",
  "perFrame",
  "deliveriesPerCpuSecond",
  "bytesPerConnection",
  "p50Ms",
  "p99Ms",
  "slowClosed",
  "lost"
})
record RoomFigures(
    ServerName server,
    int viewers,
    int rooms,
    double eventsPerSecond,
    PerFrame perFrame,
    long deliveriesPerCpuSecond,
    long bytesPerConnection,
    double p50Ms,
    double p99Ms,
    int slowClosed,
    long lost) {

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
