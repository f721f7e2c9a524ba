package dev.bouquet.room.returns;

import java.time.Instant;
import java.util.UUID;

/// A gift's place in its room's list: newest first, gifts of one instant by their id.
record ReturnPlace(Instant shownAt, UUID chargeId) {
  private static final String SEPARATOR = "/";

  /// Before the first.
  static final ReturnPlace FIRST =
      new ReturnPlace(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  static ReturnPlace of(ReturnView gift) {
    return new ReturnPlace(gift.shownAt(), gift.chargeId());
  }

  static ReturnPlace parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    var shownAt = Instant.parse(parts[0]);
    if (shownAt.isBefore(Instant.EPOCH) || shownAt.isAfter(FIRST.shownAt())) {
      throw new IllegalArgumentException("no time of a gift: " + shownAt);
    }
    return new ReturnPlace(shownAt, UUID.fromString(parts[1]));
  }

  String format() {
    return shownAt + SEPARATOR + chargeId;
  }
}
