package dev.bouquet.room.moderation;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.room.view.SettingsView;
import java.util.List;

/// What those who moderate a room need to know. Nothing of it is about money.
///
/// @param moderators ids of people, the host not among them
/// @param banned ids of people
/// @param blockedWords in the form in which they are compared
record ModerationView(
    String hostId,
    List<String> moderators,
    List<String> banned,
    List<String> blockedWords,
    SettingsView.Chat chatMode,
    int slowModeSeconds) {

  static ModerationView of(Room room) {
    var settings = room.getSettings();
    return new ModerationView(
        room.getHostId(),
        List.copyOf(room.getModeratorIdsList()),
        List.copyOf(room.getBannedIdsList()),
        List.copyOf(settings.getBlockedWordsList()),
        SettingsView.of(settings).chatMode(),
        settings.getSlowModeSeconds());
  }
}
