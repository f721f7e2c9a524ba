package dev.bouquet.gift.room;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a gift needs to know of a room.
///
/// @param hostId the creator, whose room it is
/// @param maxGiftCoins most coins of one gift; 0 for no bound of the room
/// @param followersOnly the host, their followers and the moderators give here, and nobody else
/// @param banned may not give here
/// @param receivers of gifts
/// @param speech what may be said with them
/// @param version counts the room's changes; of two records the higher one is the newer
public record KnownRoom(
    UUID id,
    UUID hostId,
    Stage stage,
    long maxGiftCoins,
    boolean followersOnly,
    Set<UUID> banned,
    Receivers receivers,
    Speech speech,
    long version) {

  /// An ended room never starts again. It may be suspended at any time, also then, until that is
  /// lifted.
  public enum Stage {
    SCHEDULED,
    LIVE,
    /// On air, and its host is away for a moment.
    PAUSED,
    /// Stopped by the platform.
    SUSPENDED,
    ENDED,
    /// One that only a newer version of this service knows.
    UNKNOWN
  }

  public KnownRoom {
    banned = Set.copyOf(banned);
  }

  /// Why somebody may not say this here; empty where they may, and where they say nothing. The host
  /// always speaks.
  ///
  /// @param text in the form that travels
  public Optional<Speech.Silence> whyNotSaid(UUID person, String text, Instant now) {
    return text.isEmpty() || person.equals(hostId)
        ? Optional.empty()
        : speech.whyNot(person, text, now);
  }

  /// Whether it depends on following the host that this person gives here.
  public boolean wantsToKnowWhetherFollows(UUID person) {
    return followersOnly && !person.equals(hostId) && !speech.moderators().contains(person);
  }

  /// Whether one gift may cost as much here.
  public boolean takes(long coins) {
    return maxGiftCoins == 0 || coins <= maxGiftCoins;
  }
}
