package dev.bouquet.gift.readmodel;

import java.time.Instant;
import java.util.UUID;

/// What one creator keeps of a gift, before and after a batch of events.
///
/// @param before coins that were kept so far; 0 for a new gift
/// @param after coins that are kept now
/// @param at when the gift was charged
record PartChange(
    UUID chargeId,
    UUID receiverId,
    UUID senderId,
    String giftId,
    int quantity,
    boolean anonymous,
    boolean quiet,
    Instant at,
    long before,
    long after) {

  /// Coins that came, or went where it is below zero.
  long coins() {
    return after - before;
  }

  /// 1 where the gift began to count, -1 where it ceased to, else 0.
  int gifts() {
    return (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }
}
