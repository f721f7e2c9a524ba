package dev.bouquet.gift.room;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room")
interface RoomConfig {
  /// Longest wait for room-service's answer.
  Duration getRoomDeadline();

  /// Longest wait for a room to show a test gift.
  Duration testGiftDeadline();

  /// How long a new connection may take before a call is given up, where the old one is gone.
  Duration reconnectPatience();

  /// How many requests may wait for room-service at once; one more counts as unreachable.
  int maxCallsInFlightCount();

  /// How many ended rooms are remembered.
  long maxEndedRoomsCount();
}
