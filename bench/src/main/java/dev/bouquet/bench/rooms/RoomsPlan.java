package dev.bouquet.bench.rooms;

import java.time.Duration;

/// What is measured, and for how long each.
///
/// @param compilation before room-service's first case: its compilers have to settle
/// @param warmUp before each other case
/// @param peak as much as the case can take
/// @param half at half of that
/// @param smallRooms whether viewers are spread over many rooms too
record RoomsPlan(
    Duration compilation, Duration warmUp, Duration peak, Duration half, boolean smallRooms) {
  static RoomsPlan quick() {
    return new RoomsPlan(
        Duration.ofSeconds(6),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofMillis(1_500),
        false);
  }

  static RoomsPlan full() {
    return new RoomsPlan(
        Duration.ofMinutes(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        true);
  }

  /// Before a server's first case.
  Duration firstWarmUp(ServerName server) {
    return switch (server) {
      case BOUQUET -> compilation;
      case NCHAN -> warmUp;
    };
  }
}
