package dev.bouquet.gift.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param from inclusive; null: since ever
/// @param until exclusive; null: for ever
record Span(@Nullable Instant from, @Nullable Instant until) {

  boolean contains(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  /// When it next begins or ends.
  Optional<Instant> nextBoundary(Instant after) {
    return Stream.of(Optional.ofNullable(from), Optional.ofNullable(until))
        .flatMap(Optional::stream)
        .filter(boundary -> boundary.isAfter(after))
        .min(Instant::compareTo);
  }
}
