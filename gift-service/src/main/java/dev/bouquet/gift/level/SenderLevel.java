package dev.bouquet.gift.level;

/// The curve: level n begins at 10 × (n − 1)³ coins. Level 1 is everybody's, level 2 costs 10
/// coins, level 10 begins at 7,290 and level 50, the last, at 1,176,490.
///
/// Early levels come within one show, and each further one costs more than the one before.
final class SenderLevel {
  static final int FIRST = 1;
  static final int LAST = 50;

  private static final long COINS_OF_ONE_STEP = 10;

  private SenderLevel() {}

  /// @param coins given in a person's life and not taken back; at least 0
  static int of(long coins) {
    int level = LAST;
    while (coins < coinsFor(level)) {
      level--;
    }
    return level;
  }

  /// Where a level begins.
  ///
  /// @param level 1 to 50
  static long coinsFor(int level) {
    if (level < FIRST || level > LAST) {
      throw new IllegalArgumentException("there is no level " + level);
    }
    long steps = level - (long) FIRST;
    return COINS_OF_ONE_STEP * steps * steps * steps;
  }
}
