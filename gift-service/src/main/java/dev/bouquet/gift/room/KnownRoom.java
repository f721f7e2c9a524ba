package dev.bouquet.gift.room;

import java.util.UUID;

/// What a gift needs to know of a room.
///
/// @param hostId the creator, who receives the room's gifts
/// @param version counts the room's changes; of two records the higher one is the newer
public record KnownRoom(UUID id, UUID hostId, Stage stage, long version) {

  /// A room passes through these in this order and never goes back.
  public enum Stage {
    SCHEDULED,
    LIVE,
    ENDED
  }
}
