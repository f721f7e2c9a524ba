package dev.bouquet.room.moderation;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.room.view.RoomView;
import dev.bouquet.room.view.SettingsView;
import java.time.Instant;
import java.util.List;

/// What those who moderate a room need to know. Nothing of it is about money.
///
/// @param moderators ids of people, the host not among them
/// @param banned ids of people
/// @param muted who may not speak at this time
/// @param blockedWords in the form in which they are compared
record ModerationView(
    String hostId,
    List<String> moderators,
    List<String> banned,
    List<Muted> muted,
    List<String> blockedWords,
    SettingsView.Chat chatMode,
    int slowModeSeconds) {

  record Muted(String personId, Instant until) {}

  static ModerationView of(Room room, Instant now) {
    var settings = room.getSettings();
    return new ModerationView(
        room.getHostId(),
        List.copyOf(room.getModeratorIdsList()),
        List.copyOf(room.getBannedIdsList()),
        muted(room, now),
        List.copyOf(settings.getBlockedWordsList()),
        SettingsView.of(settings).chatMode(),
        settings.getSlowModeSeconds());
  }

  private static List<Muted> muted(Room room, Instant now) {
    return room.getMutedList().stream()
        .map(mute -> new Muted(mute.getPersonId(), RoomView.instant(mute.getUntil())))
        .filter(mute -> now.isBefore(mute.until()))
        .toList();
  }
}
