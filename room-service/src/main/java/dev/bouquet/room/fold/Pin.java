package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A message that stays in sight.
///
/// @param until empty for as long as nobody takes it away
public record Pin(
    String text, UUID authorId, String authorName, Instant pinnedAt, Optional<Instant> until) {

  /// Whenever it was pinned.
  boolean saysTheSameAs(Pin other) {
    return text.equals(other.text)
        && authorId.equals(other.authorId)
        && authorName.equals(other.authorName)
        && until.equals(other.until);
  }
}
