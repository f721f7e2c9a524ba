package dev.bouquet.room.view;

import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.RoomSettings;
import org.jspecify.annotations.Nullable;

/// What a host decided about the room, as everybody sees it: without the blocked words.
///
/// @param slowModeSeconds least time between two messages of a person; 0 for no such bound
/// @param maxGiftCoins absent where the room bounds no gift
/// @param ranking whether viewers see who gave most
/// @param safeHaven nobody is asked for gifts, and apps show gifts without effects
/// @param followersOnlyGifts the host's followers and the moderators give, and nobody else
public record SettingsView(
    Chat chatMode,
    int slowModeSeconds,
    @Nullable Long maxGiftCoins,
    boolean ranking,
    boolean safeHaven,
    boolean followersOnlyGifts) {

  /// Who may chat besides the host and the moderators.
  public enum Chat {
    EVERYONE,
    /// People who follow the host.
    FOLLOWERS,
    /// People who have sent a gift in this room.
    MEMBERS,
    OFF
  }

  public static SettingsView of(RoomSettings settings) {
    return new SettingsView(
        chat(settings.getChatMode()),
        settings.getSlowModeSeconds(),
        settings.getMaxGiftCoins() == 0 ? null : settings.getMaxGiftCoins(),
        settings.getRanking(),
        settings.getSafeHaven(),
        settings.getFollowersOnlyGifts());
  }

  private static Chat chat(ChatMode mode) {
    return switch (mode) {
      case CHAT_MODE_FOLLOWERS -> Chat.FOLLOWERS;
      case CHAT_MODE_MEMBERS -> Chat.MEMBERS;
      case CHAT_MODE_OFF -> Chat.OFF;
      case CHAT_MODE_EVERYONE, CHAT_MODE_UNSPECIFIED, UNRECOGNIZED -> Chat.EVERYONE;
    };
  }
}
