package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Latency;

/// What the meters said of one case.
///
/// @param peak as much as the case can take
/// @param cpuMicros of the server, for the peak
/// @param half at half of the peak
/// @param latency at half of the peak, from when an event was meant to be published
/// @param bytesPerConnection of the server, for each idle one; measured once per server
record RoomMeasurement(
    ServerName server,
    RoomCase one,
    Delivered peak,
    long cpuMicros,
    Delivered half,
    Latency latency,
    long bytesPerConnection) {
  private static final double MICROS_PER_SECOND = 1e6;

  boolean is(ServerName server, RoomCase one) {
    return this.server == server && this.one.equals(one);
  }

  RoomMeasurement withBytesPerConnection(long bytes) {
    return new RoomMeasurement(server, one, peak, cpuMicros, half, latency, bytes);
  }

  double deliveriesPerCpuSecond() {
    return peak.deliveries() * MICROS_PER_SECOND / Math.max(1, cpuMicros);
  }

  RoomFigures figures() {
    return new RoomFigures(
        server,
        one.viewers(),
        one.rooms(),
        RoomFigures.rounded(peak.eventsPerSecond()),
        one.perFrame(),
        Math.round(deliveriesPerCpuSecond()),
        bytesPerConnection,
        RoomFigures.rounded(latency.p50()),
        RoomFigures.rounded(latency.p99()),
        peak.slowClosed() + half.slowClosed(),
        peak.lost() + half.lost());
  }
}
