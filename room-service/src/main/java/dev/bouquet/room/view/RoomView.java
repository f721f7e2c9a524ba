package dev.bouquet.room.view;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param startedAt absent until the room has gone on air
/// @param endedAt absent until it is over
public record RoomView(
    String id,
    String hostId,
    String hostName,
    String title,
    Status status,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  public enum Status {
    SCHEDULED,
    LIVE,
    ENDED,
    PAUSED,
    SUSPENDED;

    public static Status of(RoomStatus status) {
      return switch (status) {
        case ROOM_STATUS_SCHEDULED -> SCHEDULED;
        case ROOM_STATUS_LIVE -> LIVE;
        case ROOM_STATUS_ENDED -> ENDED;
        case ROOM_STATUS_PAUSED -> PAUSED;
        case ROOM_STATUS_SUSPENDED -> SUSPENDED;
        case ROOM_STATUS_UNSPECIFIED, UNRECOGNIZED ->
            throw new IllegalArgumentException("a room without a status that this version knows");
      };
    }
  }

  public static RoomView of(Room room) {
    return new RoomView(
        room.getRoomId(),
        room.getHostId(),
        room.getHostName(),
        room.getTitle(),
        Status.of(room.getStatus()),
        instant(room.getCreatedAt()),
        room.hasStartedAt() ? instant(room.getStartedAt()) : null,
        room.hasEndedAt() ? instant(room.getEndedAt()) : null);
  }

  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
