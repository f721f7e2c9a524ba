package dev.bouquet.bench.rooms;

import java.time.Duration;
import java.util.List;

/// What is measured, and for how long each.
///
/// @param warmUp before each case, again and again until a server's compilers have settled
/// @param longestWarmUp before one case
/// @param rounds of the peak, in which servers take turns
/// @param peak as much as the case can take, all rounds together
/// @param half at half of that
/// @param smallRooms whether viewers are spread over many rooms too
/// @param deafViewers whether some viewers stop reading
/// @param shows with gifts that are paid
record RoomsPlan(
    Duration warmUp,
    Duration longestWarmUp,
    int rounds,
    Duration peak,
    Duration half,
    boolean smallRooms,
    boolean deafViewers,
    List<ShowPlan> shows) {
  static RoomsPlan quick() {
    return new RoomsPlan(
        Duration.ofMillis(500),
        Duration.ofSeconds(3),
        2,
        Duration.ofSeconds(2),
        Duration.ofMillis(1_500),
        false,
        false,
        List.of());
  }

  static RoomsPlan full() {
    return new RoomsPlan(
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        5,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        true,
        true,
        List.of(ShowPlan.oneRoom(), ShowPlan.manyRooms()));
  }

  Duration round() {
    return peak.dividedBy(rounds);
  }
}
