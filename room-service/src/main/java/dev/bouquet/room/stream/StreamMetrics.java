package dev.bouquet.room.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

@Singleton
final class StreamMetrics {
  private final MeterRegistry registry;
  private final Counter frames;
  private final Counter events;
  private final Counter skipped;
  private final AtomicInteger connections = new AtomicInteger();

  StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.frames =
        Counter.builder("bouquet.room.stream.frames")
            .description("Frames written to viewers")
            .register(registry);
    this.events =
        Counter.builder("bouquet.room.stream.events")
            .description("Events delivered to viewers")
            .register(registry);
    this.skipped =
        Counter.builder("bouquet.room.stream.skipped")
            .description("Lossy frames kept from viewers who read too slowly")
            .register(registry);
    Gauge.builder("bouquet.room.stream.connections", connections, AtomicInteger::get)
        .description("Open connections of viewers")
        .register(registry);
  }

  /// Whether there is room for one more, which then is counted.
  boolean tryOpen(int max) {
    return connections.getAndUpdate(open -> open < max ? open + 1 : open) < max;
  }

  void closed() {
    connections.decrementAndGet();
  }

  void sent(int frameCount, long eventCount) {
    frames.increment(frameCount);
    events.increment((double) eventCount);
  }

  void skipped(long frameCount) {
    skipped.increment((double) frameCount);
  }

  void said(Farewell farewell) {
    registry.counter("bouquet.room.stream.closes", "code", farewell.name()).increment();
  }
}
