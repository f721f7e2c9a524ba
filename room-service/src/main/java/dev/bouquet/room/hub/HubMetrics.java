package dev.bouquet.room.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

final class HubMetrics {
  private final Counter gaps;
  private final Counter leftOut;

  HubMetrics(MeterRegistry registry, RoomsInMemory rooms, Pressure pressure) {
    this.gaps =
        Counter.builder("bouquet.room.hub.gaps")
            .description("Rooms whose viewers got a snapshot because events were missing")
            .register(registry);
    this.leftOut =
        Counter.builder("bouquet.room.hub.left.out")
            .description("Messages and applause that were shown to no viewer of this pod")
            .baseUnit("events")
            .register(registry);
    Gauge.builder("bouquet.room.hub.rooms", rooms, RoomsInMemory::count)
        .description("Rooms in memory")
        .register(registry);
    Gauge.builder("bouquet.room.hub.history", rooms, RoomsInMemory::historyBytes)
        .description("Recent events kept for viewers who come back")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("bouquet.room.hub.pressure", pressure, p -> p.level().number())
        .description(
            "What event loops that lag have made this pod leave out: 0 nothing, 1 frames are rarer,"
                + " 2 no ambient events, 3 no new viewers")
        .register(registry);
  }

  void gap() {
    gaps.increment();
  }

  void leftOut(int events) {
    leftOut.increment(events);
  }
}
