package dev.bouquet.room.follow;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Gesture;
import dev.bouquet.contracts.room.v1.GestureKind;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomInputWriter;
import dev.bouquet.room.directory.RoomLookup;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Tells a creator's room that somebody has begun to follow, where one is on air. Nobody waits for
/// it, and nothing is lost but the news where it cannot be told.
@Singleton
public class FollowNews {
  private static final Logger LOG = Logger.getLogger(FollowNews.class);

  private final RoomLookup rooms;
  private final RoomInputWriter writer;

  FollowNews(RoomLookup rooms, RoomInputWriter writer) {
    this.rooms = rooms;
    this.writer = writer;
  }

  void tell(UUID creator, Caller follower) {
    try {
      rooms
          .newestOf(creator)
          .filter(room -> room.getStatus() == RoomStatus.ROOM_STATUS_LIVE)
          .ifPresent(room -> {
            var _ = writer.write(input(room, follower));
          });
    } catch (RuntimeException e) {
      LOG.warnf("a room is not told of a follower creatorId=%s: %s", creator, e);
    }
  }

  private static RoomInput input(Room room, Caller follower) {
    var now = Instant.now();
    return RoomInput.newBuilder()
        .setCommandId(Ids.next().toString())
        .setRoomId(room.getRoomId())
        .setActorId(follower.id().toString())
        .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .setGesture(
            Gesture.newBuilder().setKind(GestureKind.GESTURE_KIND_FOLLOW).setName(follower.name()))
        .build();
  }
}
