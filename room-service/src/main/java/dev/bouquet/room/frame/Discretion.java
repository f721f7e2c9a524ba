package dev.bouquet.room.frame;

import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.RoomSuspended;

/// Leaves out what is not for every viewer.
final class Discretion {
  private Discretion() {}

  /// Room and epoch are the frame's; why a room was suspended is for its host.
  static RoomEvent forViewers(RoomEvent event) {
    var shown = event.toBuilder().clearRoomId().clearEpoch();
    if (event.hasRoomSuspended()) {
      shown.setRoomSuspended(RoomSuspended.getDefaultInstance());
    }
    if (event.getRoomChanged().hasSettings()) {
      shown.getRoomChangedBuilder().getSettingsBuilder().clearBlockedWords();
    }
    return shown.build();
  }

  static Room forViewers(Room room) {
    var shown =
        room.toBuilder().clearModeratorIds().clearBannedIds().clearMuted().clearSuspensionReason();
    if (room.hasLineup()) {
      shown.setLineup(onStage(room.getLineup()));
    }
    if (room.hasSettings()) {
      shown.getSettingsBuilder().clearBlockedWords();
    }
    return shown.build();
  }

  /// What tells how well a room's giving is doing is for its host, who asks for it by itself.
  static RoomStanding forViewers(RoomStanding standing) {
    return standing.toBuilder().clearTopSenderCoins().clearGiftSizes().build();
  }

  /// Without those who are invited and have not come.
  private static Lineup onStage(Lineup lineup) {
    var guests = lineup.getGuestsList().stream().filter(Guest::getOnStage).toList();
    return lineup.toBuilder().clearGuests().addAllGuests(guests).build();
  }
}
