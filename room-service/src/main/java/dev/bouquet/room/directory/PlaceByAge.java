package dev.bouquet.room.directory;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.UUID;

/// A room's place in the list: newest first, rooms of one instant by their id.
record PlaceByAge(Instant createdAt, UUID id) {
  private static final String SEPARATOR = "/";

  /// Before the first.
  static final PlaceByAge FIRST =
      new PlaceByAge(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  static PlaceByAge of(Room room) {
    return new PlaceByAge(RoomView.instant(room.getCreatedAt()), UUID.fromString(room.getRoomId()));
  }

  static PlaceByAge parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    var createdAt = Instant.parse(parts[0]);
    if (createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(FIRST.createdAt())) {
      throw new IllegalArgumentException("no time of a room: " + createdAt);
    }
    return new PlaceByAge(createdAt, UUID.fromString(parts[1]));
  }

  String format() {
    return createdAt + SEPARATOR + id;
  }
}
