package dev.bouquet.room.topology;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.RoomDetails;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.room.fold.Details;
import dev.bouquet.room.fold.Lineup;
import dev.bouquet.room.fold.Room;
import dev.bouquet.room.fold.Settings;
import dev.bouquet.room.fold.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A room's record and its message, there and back.
final class RoomRecord {
  private RoomRecord() {}

  static dev.bouquet.contracts.room.v1.Room write(String roomId, Room room) {
    var message =
        dev.bouquet.contracts.room.v1.Room.newBuilder()
            .setRoomId(roomId)
            .setHostId(room.hostId().toString())
            .setHostName(room.hostName())
            .setTitle(room.details().title())
            .setDetails(write(room.details()))
            .setSettings(write(room.settings()))
            .setCreatedAt(Timestamps.of(room.createdAt()))
            .setVersion(room.version());
    room.moderators().stream().sorted().forEach(id -> message.addModeratorIds(id.toString()));
    room.banned().stream().sorted().forEach(id -> message.addBannedIds(id.toString()));
    room.mutedUntil().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(mute -> message.addMuted(write(mute.getKey(), mute.getValue())));
    if (!room.lineup().equals(Lineup.HOST_ALONE)) {
      message.setLineup(LineupMessages.write(room.lineup()));
    }
    writeStage(message, room.stage());
    return message.build();
  }

  private static MutedPerson write(UUID person, Instant mutedUntil) {
    return MutedPerson.newBuilder()
        .setPersonId(person.toString())
        .setUntil(Timestamps.of(mutedUntil))
        .build();
  }

  private static void writeStage(dev.bouquet.contracts.room.v1.Room.Builder message, Stage stage) {
    switch (stage) {
      case Stage.Scheduled _ -> message.setStatus(RoomStatus.ROOM_STATUS_SCHEDULED);
      case Stage.Live(Instant startedAt) ->
          message.setStartedAt(Timestamps.of(startedAt)).setStatus(RoomStatus.ROOM_STATUS_LIVE);
      case Stage.Paused(Instant startedAt, Instant pausedAt) ->
          message
              .setStartedAt(Timestamps.of(startedAt))
              .setPausedAt(Timestamps.of(pausedAt))
              .setStatus(RoomStatus.ROOM_STATUS_PAUSED);
      case Stage.Ended(var startedAt, Instant endedAt) -> {
        startedAt.ifPresent(at -> message.setStartedAt(Timestamps.of(at)));
        message.setEndedAt(Timestamps.of(endedAt)).setStatus(RoomStatus.ROOM_STATUS_ENDED);
      }
      case Stage.Suspended(Stage before, Instant suspendedAt, String reason) -> {
        writeStage(message, before);
        message
            .setSuspendedAt(Timestamps.of(suspendedAt))
            .setSuspensionReason(reason)
            .setStatus(RoomStatus.ROOM_STATUS_SUSPENDED);
      }
    }
  }

  static RoomDetails write(Details details) {
    var message = RoomDetails.newBuilder().setTitle(details.title()).addAllTags(details.tags());
    details.language().ifPresent(message::setLanguage);
    details.coverUrl().ifPresent(message::setCoverUrl);
    details.scheduledFor().ifPresent(at -> message.setScheduledFor(Timestamps.of(at)));
    return message.build();
  }

  static RoomSettings write(Settings settings) {
    return RoomSettings.newBuilder()
        .setChatMode(
            switch (settings.chatMode()) {
              case EVERYONE -> ChatMode.CHAT_MODE_EVERYONE;
              case FOLLOWERS -> ChatMode.CHAT_MODE_FOLLOWERS;
              case MEMBERS -> ChatMode.CHAT_MODE_MEMBERS;
              case OFF -> ChatMode.CHAT_MODE_OFF;
            })
        .setSlowModeSeconds((int) settings.slowMode().toSeconds())
        .setMaxGiftCoins(settings.maxGiftCoins())
        .setRanking(settings.ranking())
        .setSafeHaven(settings.safeHaven())
        .setFollowersOnlyGifts(settings.followersOnlyGifts())
        .addAllBlockedWords(settings.blockedWords().stream().sorted().toList())
        .build();
  }

  static Room read(dev.bouquet.contracts.room.v1.Room message) {
    return new Room(
        UUID.fromString(message.getHostId()),
        message.getHostName(),
        message.hasDetails() ? read(message.getDetails()) : Details.titled(message.getTitle()),
        message.hasSettings() ? read(message.getSettings()) : Settings.INITIAL,
        Timestamps.read(message.getCreatedAt()),
        readStage(message),
        people(message.getModeratorIdsList()),
        people(message.getBannedIdsList()),
        message.getMutedList().stream()
            .collect(
                Collectors.toMap(
                    mute -> UUID.fromString(mute.getPersonId()),
                    mute -> Timestamps.read(mute.getUntil()))),
        message.hasLineup() ? LineupMessages.read(message.getLineup()) : Lineup.HOST_ALONE,
        message.getVersion());
  }

  private static Stage readStage(dev.bouquet.contracts.room.v1.Room message) {
    var stage = readStageWithoutSuspension(message);
    return message.hasSuspendedAt()
        ? new Stage.Suspended(
            stage, Timestamps.read(message.getSuspendedAt()), message.getSuspensionReason())
        : stage;
  }

  private static Stage readStageWithoutSuspension(dev.bouquet.contracts.room.v1.Room message) {
    var startedAt = optional(message.hasStartedAt(), message.getStartedAt());
    if (message.hasEndedAt()) {
      return new Stage.Ended(startedAt, Timestamps.read(message.getEndedAt()));
    }
    if (message.hasPausedAt()) {
      return new Stage.Paused(startedAt.orElseThrow(), Timestamps.read(message.getPausedAt()));
    }
    return startedAt.<Stage>map(Stage.Live::new).orElseGet(Stage.Scheduled::new);
  }

  static Details read(RoomDetails message) {
    return new Details(
        message.getTitle(),
        Optional.of(message.getLanguage()).filter(text -> !text.isEmpty()),
        message.getTagsList(),
        Optional.of(message.getCoverUrl()).filter(text -> !text.isEmpty()),
        optional(message.hasScheduledFor(), message.getScheduledFor()));
  }

  static Settings read(RoomSettings message) {
    return new Settings(
        switch (message.getChatMode()) {
          case CHAT_MODE_EVERYONE, CHAT_MODE_UNSPECIFIED -> Settings.ChatMode.EVERYONE;
          case CHAT_MODE_FOLLOWERS -> Settings.ChatMode.FOLLOWERS;
          case CHAT_MODE_MEMBERS -> Settings.ChatMode.MEMBERS;
          case CHAT_MODE_OFF -> Settings.ChatMode.OFF;
          case UNRECOGNIZED -> throw new IllegalArgumentException("an unknown mode of chat");
        },
        Duration.ofSeconds(message.getSlowModeSeconds()),
        message.getMaxGiftCoins(),
        message.getRanking(),
        message.getSafeHaven(),
        message.getFollowersOnlyGifts(),
        Set.copyOf(message.getBlockedWordsList()));
  }

  private static Set<UUID> people(List<String> ids) {
    return ids.stream().map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Instant> optional(boolean isSet, Timestamp at) {
    return isSet ? Optional.of(Timestamps.read(at)) : Optional.empty();
  }
}
