package dev.bouquet.room.fold;

/// @param gifts charges folded, each counted once
/// @param coins what they cost together
public record Totals(long gifts, long coins) {
  static final Totals NONE = new Totals(0, 0);

  Totals plus(long coinsOfOneGift) {
    return new Totals(Math.incrementExact(gifts), Math.addExact(coins, coinsOfOneGift));
  }
}
