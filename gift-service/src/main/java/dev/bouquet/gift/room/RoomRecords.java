package dev.bouquet.gift.room;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.kit.id.Ids;
import java.util.UUID;

/// Rooms as room-service writes them.
final class RoomRecords {
  private RoomRecords() {}

  /// @throws IllegalArgumentException where the bytes are no room
  static KnownRoom read(byte[] bytes) {
    try {
      return read(Room.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a room", e);
    }
  }

  /// @throws IllegalArgumentException where it lacks what every room has
  static KnownRoom read(Room room) {
    return new KnownRoom(
        id(room.getRoomId()), id(room.getHostId()), stage(room), room.getVersion());
  }

  static UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException("not a UUID: " + text));
  }

  private static KnownRoom.Stage stage(Room room) {
    return switch (room.getStatus()) {
      case ROOM_STATUS_SCHEDULED -> KnownRoom.Stage.SCHEDULED;
      case ROOM_STATUS_LIVE -> KnownRoom.Stage.LIVE;
      case ROOM_STATUS_ENDED -> KnownRoom.Stage.ENDED;
      case ROOM_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("no known status: " + room.getStatusValue());
    };
  }
}
