package dev.bouquet.gift.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A filling of the read models that an operator asked for.
///
/// @param number of the generation that is filled
/// @param recordsRead of `charges.v1`
/// @param recordsInAll what the tables that are read now have come to, from where this one began
/// @param endedAt absent while it runs
/// @param failure why it failed; absent where it did not
record Rebuild(
    long number,
    Status status,
    long recordsRead,
    long recordsInAll,
    UUID askedBy,
    String reason,
    Instant askedAt,
    @Nullable Instant endedAt,
    @Nullable String failure) {

  enum Status {
    RUNNING,
    DONE,
    FAILED
  }
}
