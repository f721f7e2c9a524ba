package dev.bouquet.gift.room;

import java.util.Set;
import java.util.UUID;

/// What a gift needs to know of a room.
///
/// @param hostId the creator, whose room it is
/// @param maxGiftCoins most coins of one gift; 0 for no bound of the room
/// @param banned may not give here
/// @param receivers of gifts
/// @param version counts the room's changes; of two records the higher one is the newer
public record KnownRoom(
    UUID id,
    UUID hostId,
    Stage stage,
    long maxGiftCoins,
    Set<UUID> banned,
    Receivers receivers,
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

  /// Whether one gift may cost as much here.
  public boolean takes(long coins) {
    return maxGiftCoins == 0 || coins <= maxGiftCoins;
  }
}
