package dev.bouquet.room.directory;

import java.util.UUID;

/// A room's place in the list of those on air: most watched first, rooms with as many viewers by
/// their id. It moves while people come and go, so a room may be on two pages or on none.
record PlaceByViewers(int viewers, UUID id) {
  private static final String SEPARATOR = "/";

  /// Before the first.
  static final PlaceByViewers FIRST = new PlaceByViewers(Integer.MAX_VALUE, new UUID(-1, -1));

  static PlaceByViewers of(ListedRoom room) {
    return new PlaceByViewers(room.viewers(), UUID.fromString(room.record().getRoomId()));
  }

  static PlaceByViewers parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    return new PlaceByViewers(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
  }

  String format() {
    return viewers + SEPARATOR + id;
  }
}
