package dev.bouquet.gift.room;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.gift.shoutout.moderation.HostWords;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;
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
        room.getSettings().getFollowersOnlyGifts(),
        room.getBannedIdsList().stream().map(RoomRecords::id).collect(Collectors.toSet()),
        receivers(id(room.getHostId()), room.getLineup()),
        speech(room),
        room.getVersion());
  }

  private static Speech speech(Room room) {
    var settings = room.getSettings();
    return new Speech(
        settings.getChatMode() == ChatMode.CHAT_MODE_OFF,
        room.getModeratorIdsList().stream().map(RoomRecords::id).collect(Collectors.toSet()),
        room.getMutedList().stream()
            .collect(
                Collectors.toMap(
                    muted -> id(muted.getPersonId()), RoomRecords::until, (_, last) -> last)),
        HostWords.of(settings.getBlockedWordsList()));
  }

  private static Instant until(MutedPerson muted) {
    return muted.hasUntil()
        ? Instant.ofEpochSecond(muted.getUntil().getSeconds(), muted.getUntil().getNanos())
        : Instant.MAX;
  }

  private static Receivers receivers(UUID host, Lineup lineup) {
    var people = new LinkedHashSet<UUID>();
    people.add(host);
    lineup.getGuestsList().stream()
        .filter(Guest::getOnStage)
        .forEach(guest -> people.add(id(guest.getPersonId())));
    var shares = shares(people, lineup.getGiftSplit());
    return shares.isEmpty()
        ? new Receivers(people, Receivers.only(host).shares())
        : new Receivers(people, shares);
  }

  /// Empty where all of it is the host's, and where nobody who shares is there.
  private static SequencedMap<UUID, Long> shares(Set<UUID> people, GiftSplit split) {
    var shares = new LinkedHashMap<UUID, Long>();
    switch (split.getRule()) {
      case GIFT_SPLIT_RULE_EVEN -> people.forEach(person -> shares.put(person, 1L));
      case GIFT_SPLIT_RULE_SHARES ->
          split.getSharesList().stream()
              .filter(share -> people.contains(id(share.getPersonId())))
              .forEach(share -> shares.put(id(share.getPersonId()), (long) share.getBasisPoints()));
      case GIFT_SPLIT_RULE_UNSPECIFIED, GIFT_SPLIT_RULE_HOST, UNRECOGNIZED -> {}
    }
    return shares;
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
