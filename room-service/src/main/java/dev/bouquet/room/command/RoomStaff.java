package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.directory.RoomLookup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// Who may see what is only for a room's host and moderators. Moderators are viewers of other
/// rooms, so that is the room's to say and no role's.
@Singleton
public class RoomStaff {
  private final RoomLookup rooms;

  RoomStaff(RoomLookup rooms) {
    this.rooms = rooms;
  }

  /// @return the room, to whose staff the caller belongs
  /// @throws ProblemException 404 `ROOM_NOT_FOUND`, 403 `NOT_ROOM_MODERATOR`
  public Room require(UUID roomId, Caller caller) {
    var room = rooms.find(roomId).orElseThrow(RoomRefusals::roomNotFound);
    var id = caller.id().toString();
    if (!room.getHostId().equals(id) && !room.getModeratorIdsList().contains(id)) {
      throw RoomRefusals.problem("NOT_ROOM_MODERATOR", Duration.ZERO);
    }
    return room;
  }
}
