package dev.bouquet.room.fold;

/// @param gifts charges folded, each counted once
/// @param coins what they cost together, without what was given back
public record Totals(long gifts, long coins) {
  static final Totals NONE = new Totals(0, 0);

  Totals minus(long coinsGivenBack) {
    return new Totals(gifts, Math.subtractExact(coins, coinsGivenBack));
  }

  Totals plus(long coinsOfOneGift) {
    return new Totals(Math.incrementExact(gifts), Math.addExact(coins, coinsOfOneGift));
  }
}
