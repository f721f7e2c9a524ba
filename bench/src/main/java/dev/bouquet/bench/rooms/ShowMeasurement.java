package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Latency;

/// What the meters said of one show.
///
/// @param cpuMicros of room-service, fold and fan-out together
/// @param toScreen from when a gift was meant to be paid until a viewer had it
/// @param floor the same for gifts that are alone on their way
record ShowMeasurement(
    ShowPlan plan, Delivered shown, long cpuMicros, Latency toScreen, Latency floor) {
  private static final double MICROS_PER_SECOND = 1e6;

  /// How much of the way is waiting for other gifts.
  double p50TimesTheFloor() {
    return toScreen.p50() / floor.p50();
  }

  double p99TimesTheFloor() {
    return toScreen.p99() / floor.p99();
  }

  /// @param bytesPerConnection as measured for ticked frames
  RoomFigures figures(long bytesPerConnection) {
    return new RoomFigures(
        ServerName.BOUQUET,
        plan.viewers(),
        plan.rooms(),
        RoomFigures.rounded(shown.eventsPerSecond()),
        PerFrame.TICKED,
        Math.round(shown.deliveries() * MICROS_PER_SECOND / Math.max(1, cpuMicros)),
        bytesPerConnection,
        RoomFigures.rounded(toScreen.p50()),
        RoomFigures.rounded(toScreen.p99()),
        shown.slowClosed(),
        shown.lost());
  }
}
