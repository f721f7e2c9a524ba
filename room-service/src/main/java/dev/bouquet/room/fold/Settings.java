package dev.bouquet.room.fold;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/// What a host decides about the room.
///
/// @param slowMode least time between two messages of a person; zero for no such bound
/// @param maxGiftCoins zero for no bound
/// @param ranking whether viewers see who gave most
/// @param safeHaven nobody is asked for gifts; gifts are capped and shown without effects
/// @param followersOnlyGifts the host's followers and the moderators give, and nobody else
/// @param blockedWords as [BlockedWords] compares them
public record Settings(
    ChatMode chatMode,
    Duration slowMode,
    long maxGiftCoins,
    boolean ranking,
    boolean safeHaven,
    boolean followersOnlyGifts,
    Set<String> blockedWords) {

  /// Who may chat besides the host and the moderators.
  public enum ChatMode {
    EVERYONE,
    FOLLOWERS,
    /// Who has sent a gift in this room.
    MEMBERS,
    OFF
  }

  public static final Settings INITIAL =
      new Settings(ChatMode.EVERYONE, Duration.ZERO, 0, true, false, false, Set.of());

  public Settings {
    blockedWords = Set.copyOf(blockedWords);
  }

  Settings blocking(Set<String> words) {
    return new Settings(
        chatMode, slowMode, maxGiftCoins, ranking, safeHaven, followersOnlyGifts, words);
  }

  /// With the blocked words in the form in which they are compared, and without those of which that
  /// leaves nothing.
  Settings comparable() {
    var words =
        blockedWords.stream()
            .map(BlockedWords::normal)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return blocking(words);
  }
}
