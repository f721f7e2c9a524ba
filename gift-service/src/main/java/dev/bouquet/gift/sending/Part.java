package dev.bouquet.gift.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// What one person receives of a gift.
///
/// @param coins at least 1
record Part(UUID receiver, long coins) {

  /// Shares a gift to the coin: each gets what is due, rounded up or down. Which of the two follows
  /// from the gift's id, so that over many gifts everybody gets what is due to them, also from
  /// gifts of one coin (systematic sampling, W. G. Madow 1949). Whom it gives no coin is left out.
  ///
  /// @param shares of those who receive it, each at least 1; at least one
  /// @throws ArithmeticException where the coins times the sum of shares are past 2^63
  static List<Part> of(UUID giftId, long coins, Map<UUID, Long> shares) {
    long sum = shares.values().stream().reduce(0L, Math::addExact);
    long offset = new SplittableRandom(seed(giftId)).nextLong(sum);
    var parts = new ArrayList<Part>();
    long sharesSoFar = 0;
    long coinsSoFar = 0;
    for (var share : shares.entrySet()) {
      sharesSoFar += share.getValue();
      long due = Math.addExact(Math.multiplyExact(coins, sharesSoFar), offset) / sum;
      if (due > coinsSoFar) {
        parts.add(new Part(share.getKey(), due - coinsSoFar));
      }
      coinsSoFar = due;
    }
    return parts;
  }

  private static long seed(UUID giftId) {
    return giftId.getMostSignificantBits() ^ giftId.getLeastSignificantBits();
  }
}
