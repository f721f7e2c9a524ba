package dev.bouquet.wallet.takeback;

import dev.bouquet.wallet.pack.Money;
import java.util.List;

/// How much of a payment is gone, and how many of its coins.
final class PaidBack {
  private PaidBack() {}

  /// The money that is gone, by all claims together: never more than was paid, however much is
  /// claimed, as when a payment is refunded and disputed.
  static long money(Money price, List<Claim> claims) {
    long claimed = 0;
    for (var claim : claims) {
      claimed = Math.addExact(claimed, claim.openIn(price.currency()));
    }
    return Math.min(claimed, price.amount());
  }

  /// Of the coins as large a part as of the money, rounded down: who paid for a part of a coin
  /// keeps it.
  static long coins(long coins, Money price, long moneyGone) {
    return Math.multiplyExact(coins, moneyGone) / price.amount();
  }
}
