package dev.bouquet.gift.room;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.kit.id.Ids;
import java.util.UUID;
import java.util.stream.Collectors;

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
        id(room.getRoomId()),
        id(room.getHostId()),
        stage(room),
        room.getSettings().getMaxGiftCoins(),
        room.getBannedIdsList().stream().map(RoomRecords::id).collect(Collectors.toSet()),
        room.getVersion());
  }

  static UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException("not a UUID: " + text));
  }

  private static KnownRoom.Stage stage(Room room) {
    return switch (room.getStatus()) {
      case ROOM_STATUS_SCHEDULED -> KnownRoom.Stage.SCHEDULED;
      case ROOM_STATUS_LIVE -> KnownRoom.Stage.LIVE;
      case ROOM_STATUS_PAUSED -> KnownRoom.Stage.PAUSED;
      case ROOM_STATUS_SUSPENDED -> KnownRoom.Stage.SUSPENDED;
      case ROOM_STATUS_ENDED -> KnownRoom.Stage.ENDED;
      case UNRECOGNIZED -> KnownRoom.Stage.UNKNOWN;
      case ROOM_STATUS_UNSPECIFIED ->
          throw new IllegalArgumentException("a room without a status: " + room.getRoomId());
    };
  }
}
