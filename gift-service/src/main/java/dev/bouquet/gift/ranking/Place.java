package dev.bouquet.gift.ranking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's place on a ranking. Of equal sums, the one that was reached first comes first, and
/// then the smaller id.
///
/// @param rank from 1
/// @param name as with the newest gift; absent where people are known by their id only
/// @param reachedAt when the newest gift of the sum was charged
record Place(
    long rank, UUID personId, @Nullable String name, long coins, long gifts, Instant reachedAt) {

  /// What a page token holds.
  record Key(long rank, long coins, Instant reachedAt, UUID personId) {
    /// Above everybody.
    static final Key TOP = new Key(0, Long.MAX_VALUE, Instant.EPOCH, new UUID(0, 0));

    private static final int PARTS = 4;

    static Key parse(String text) {
      var parts = text.split(",", -1);
      long micros = Long.parseLong(parts[2]);
      if (parts.length != PARTS || micros < 0) {
        throw new IllegalArgumentException("no place: " + text);
      }
      return new Key(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          UUID.fromString(parts[3]));
    }
  }

  String key() {
    return rank
        + ","
        + coins
        + ","
        + ChronoUnit.MICROS.between(Instant.EPOCH, reachedAt)
        + ","
        + personId;
  }
}
