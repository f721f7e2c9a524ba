package dev.bouquet.gift.history;

import java.time.Instant;
import java.util.UUID;

/// Somebody who gave to a creator for the first time.
///
/// @param firstGift the gift's id
record Newcomer(
    UUID personId, String name, UUID firstGift, String giftId, String giftName, Instant sentAt) {

  Moment moment() {
    return new Moment(sentAt, firstGift);
  }
}
