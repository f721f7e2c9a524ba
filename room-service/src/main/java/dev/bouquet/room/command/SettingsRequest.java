package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.room.view.SettingsView.Chat;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// What a host decides about the room, all at once: what is left out is as in a new room.
///
/// @param maxGiftCoins most coins of one gift
/// @param safeHaven also drops the room's goals, and caps gifts where `maxGiftCoins` does not
/// @param followersOnlyGifts the host's followers and the moderators give, and nobody else
/// @param blockedWords compared without case, accents and what lies between letters
public record SettingsRequest(
    @Nullable Chat chatMode,
    @Nullable @Min(0) @Max(3600) Integer slowModeSeconds,
    @Nullable @Min(1) @Max(1_000_000_000) Long maxGiftCoins,
    @Nullable Boolean ranking,
    @Nullable Boolean safeHaven,
    @Nullable Boolean followersOnlyGifts,
    @Nullable @Size(max = 100)
        List<@NotNull @CodePointLength(min = 1, max = 30) String> blockedWords) {

  /// @param safeHavenMaxGiftCoins the cap of a safe haven that sets none
  RoomSettings toMessage(long safeHavenMaxGiftCoins) {
    boolean isSafeHaven = Boolean.TRUE.equals(safeHaven);
    long cap = isSafeHaven ? safeHavenMaxGiftCoins : 0;
    var settings =
        RoomSettings.newBuilder()
            .setChatMode(mode(chatMode == null ? Chat.EVERYONE : chatMode))
            .setSlowModeSeconds(slowModeSeconds == null ? 0 : slowModeSeconds)
            .setMaxGiftCoins(maxGiftCoins == null ? cap : maxGiftCoins)
            .setRanking(!Boolean.FALSE.equals(ranking))
            .setSafeHaven(isSafeHaven)
            .setFollowersOnlyGifts(Boolean.TRUE.equals(followersOnlyGifts));
    if (blockedWords != null) {
      settings.addAllBlockedWords(blockedWords);
    }
    return settings.build();
  }

  private static ChatMode mode(Chat chat) {
    return switch (chat) {
      case EVERYONE -> ChatMode.CHAT_MODE_EVERYONE;
      case FOLLOWERS -> ChatMode.CHAT_MODE_FOLLOWERS;
      case MEMBERS -> ChatMode.CHAT_MODE_MEMBERS;
      case OFF -> ChatMode.CHAT_MODE_OFF;
    };
  }
}
