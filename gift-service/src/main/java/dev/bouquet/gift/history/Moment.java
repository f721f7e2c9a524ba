package dev.bouquet.gift.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// A place in a history, newest first: what a page token holds.
///
/// @param id of the charge
record Moment(Instant at, UUID id) {
  /// After every gift.
  static final Moment AFTER_ALL =
      new Moment(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  static Moment parse(String text) {
    int comma = text.indexOf(',');
    long micros = Long.parseLong(text.substring(0, comma));
    if (micros < 0) {
      throw new IllegalArgumentException("before all gifts: " + micros);
    }
    return new Moment(
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(comma + 1)));
  }

  String key() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "," + id;
  }
}
