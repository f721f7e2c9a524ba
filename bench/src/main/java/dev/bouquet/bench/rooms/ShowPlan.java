package dev.bouquet.bench.rooms;

import java.time.Duration;

/// A show at a fixed rate of gifts.
///
/// @param viewers over all rooms, the same number in each
/// @param perSecond gifts over all rooms
/// @param warmUp at the same rate, not counted
record ShowPlan(int viewers, int rooms, double perSecond, Duration warmUp, Duration time) {
  private static final int VIEWERS = 2_000;

  /// An evening on a platform: many rooms, none of them large.
  static ShowPlan manyRooms() {
    return new ShowPlan(VIEWERS, 50, 500, Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  /// Everybody in one room.
  static ShowPlan oneRoom() {
    return new ShowPlan(VIEWERS, 1, 50, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  int viewersPerRoom() {
    return viewers / rooms;
  }
}
