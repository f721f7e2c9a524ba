package dev.bouquet.gift.shoutout.words;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of a language's list.
///
/// @param language primary tag of BCP 47
/// @param addedBy the operator; null for what the service came with
record MessageWord(
    UUID id, String language, String word, Kind kind, @Nullable UUID addedBy, Instant addedAt) {

  enum Kind {
    /// Not sent.
    BLOCKED,
    /// Innocent, though a blocked word would be found in it.
    ALLOWED
  }
}
