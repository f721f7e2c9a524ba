package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/// How events come to share frames.
enum PerFrame {
  /// One event each. For room-service, its shortest tick, with the next event of a room published
  /// when everybody has the last one.
  SINGLE(Duration.ofMillis(1)),
  /// What happens within 50 ms, room-service's own tick, goes in one frame.
  TICKED(Duration.ofMillis(50));

  private final Duration tick;

  PerFrame(Duration tick) {
    this.tick = tick;
  }

  Duration tick() {
    return tick;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
