package dev.bouquet.payout.share;

/// What one gift is worth to its creator.
///
/// One coin of share is one diamond. What is less than one diamond is carried to the creator's next
/// gift, so a one-coin rose always earns in the end, and `coins = diamonds + fee` holds for every
/// gift.
///
/// @param diamonds credited to the creator
/// @param fee what the platform keeps, in coins
/// @param remainder carried on, in ten-thousandths of a diamond, 0 to 9,999
public record RevenueShare(long diamonds, long fee, int remainder) {
  private static final int WHOLE = 10_000;

  /// @param coins of the gift, at least 1
  /// @param basisPoints the creator's share, 0 to 10,000
  /// @param carried the remainder of the creator's gifts before this one, 0 to 9,999
  /// @throws IllegalArgumentException where one of them is out of its bounds
  /// @throws ArithmeticException past about 900 trillion coins
  public static RevenueShare of(long coins, int basisPoints, int carried) {
    if (coins < 1 || basisPoints < 0 || basisPoints > WHOLE || carried < 0 || carried >= WHOLE) {
      throw new IllegalArgumentException(
          "coins=%d basisPoints=%d carried=%d".formatted(coins, basisPoints, carried));
    }
    long share = Math.addExact(Math.multiplyExact(coins, (long) basisPoints), carried);
    long diamonds =
        share / WHOLE; // at most `coins`: the carried remainder is less than one diamond
    return new RevenueShare(diamonds, coins - diamonds, Math.toIntExact(share % WHOLE));
  }

  /// What goes back with coins of a gift: what the creator has kept over all gifts, remainder
  /// included, is exactly what the coins that stayed are worth, in however many parts they go.
  ///
  /// @param coins that go back, at least 1 and no more than the gift's
  /// @param basisPoints the share that applied to the gift
  /// @param carried the creator's remainder now
  /// @return what is taken back, as a share of `coins`
  public static RevenueShare takenBack(long coins, int basisPoints, int carried) {
    long owed = Math.subtractExact(carried, Math.multiplyExact(coins, (long) basisPoints));
    long diamonds = -Math.floorDiv(owed, WHOLE);
    long taken = Math.max(0, diamonds);
    return new RevenueShare(
        taken, coins - taken, Math.toIntExact(owed + Math.multiplyExact(taken, (long) WHOLE)));
  }
}
