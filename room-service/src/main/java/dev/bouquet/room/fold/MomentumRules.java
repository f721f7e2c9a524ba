package dev.bouquet.room.fold;

import java.time.Duration;

/// When a momentum begins, and what it takes to go on.
///
/// @param giversCount people who give within `window` and so begin one; 0 where none ever begins
/// @param levelCoins of the first level; the n-th takes n times as many
/// @param highestLevel that can be reached
/// @param levelTime in which each level is to be reached
/// @param rest after one is over, in which none begins
public record MomentumRules(
    int giversCount,
    Duration window,
    long levelCoins,
    int highestLevel,
    Duration levelTime,
    Duration rest) {

  public MomentumRules {
    if (giversCount < 0 || levelCoins < 1 || highestLevel < 1) {
      throw new IllegalArgumentException("no rules: a momentum takes coins and has levels");
    }
    var _ = Math.multiplyExact(levelCoins, highestLevel); // no level is out of reach of a long
  }

  long goalOf(int level) {
    return Math.multiplyExact(levelCoins, level);
  }
}
