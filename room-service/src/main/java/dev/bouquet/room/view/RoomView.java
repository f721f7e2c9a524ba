package dev.bouquet.room.view;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomDetails;
import dev.bouquet.contracts.room.v1.RoomStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param language BCP 47, absent where the host did not say
/// @param scheduledFor when it is planned to go on air, absent where the host did not say
/// @param startedAt absent until the room has gone on air
/// @param endedAt absent until it is over
/// @param viewers people who watch now; in lists only, and some seconds old
public record RoomView(
    String id,
    String hostId,
    String hostName,
    String title,
    @Nullable String language,
    List<String> tags,
    @Nullable String coverUrl,
    Status status,
    Instant createdAt,
    @Nullable Instant scheduledFor,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    SettingsView settings,
    LineupView lineup,
    @Nullable Integer viewers) {

  public enum Status {
    SCHEDULED,
    LIVE,
    PAUSED,
    ENDED,
    SUSPENDED;

    public static Status of(RoomStatus status) {
      return switch (status) {
        case ROOM_STATUS_SCHEDULED -> SCHEDULED;
        case ROOM_STATUS_LIVE -> LIVE;
        case ROOM_STATUS_PAUSED -> PAUSED;
        case ROOM_STATUS_ENDED -> ENDED;
        case ROOM_STATUS_SUSPENDED -> SUSPENDED;
        case ROOM_STATUS_UNSPECIFIED, UNRECOGNIZED ->
            throw new IllegalArgumentException("a room without a status that this version knows");
      };
    }
  }

  public static RoomView of(Room room) {
    return of(room, null);
  }

  public static RoomView of(Room room, @Nullable Integer viewers) {
    RoomDetails details = room.getDetails();
    return new RoomView(
        room.getRoomId(),
        room.getHostId(),
        room.getHostName(),
        room.getTitle(),
        given(details.getLanguage()),
        List.copyOf(details.getTagsList()),
        given(details.getCoverUrl()),
        Status.of(room.getStatus()),
        instant(room.getCreatedAt()),
        details.hasScheduledFor() ? instant(details.getScheduledFor()) : null,
        room.hasStartedAt() ? instant(room.getStartedAt()) : null,
        room.hasEndedAt() ? instant(room.getEndedAt()) : null,
        SettingsView.of(room.getSettings()),
        LineupView.of(room.getLineup()),
        viewers);
  }

  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }
}
