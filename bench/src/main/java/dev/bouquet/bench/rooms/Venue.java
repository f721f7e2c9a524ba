package dev.bouquet.bench.rooms;

import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.util.List;
import java.util.stream.Stream;

/// The rooms of one server.
///
/// @param hall the one that everybody is in
/// @param smallRooms where there are ten in each
record Venue(RoomLog hall, List<RoomLog> smallRooms) {
  static Venue create() {
    return new Venue(
        new RoomLog(), Stream.generate(RoomLog::new).limit(RoomCase.SMALL_ROOMS).toList());
  }

  List<RoomLog> all() {
    return Stream.concat(Stream.of(hall), smallRooms.stream()).toList();
  }

  List<RoomLog> roomsOf(RoomCase one) {
    return one.rooms() == 1 ? List.of(hall) : smallRooms;
  }
}
