package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.UUID;

/// Many people giving at once, counted together in levels until one is not reached in time.
///
/// @param id the gift's that began it
/// @param level from 1, that is being worked on
/// @param coins since it began; what was shown is not taken back by a reversal
/// @param progress coins of these that count for the level; on the highest one it goes on past the
///   goal
/// @param goal coins that the level takes
/// @param until when it is over, unless the level is reached before
public record Momentum(
    UUID id, int level, long coins, long progress, long goal, Instant startedAt, Instant until) {

  static Momentum begunBy(Input.Charge charge, MomentumRules rules, Instant now) {
    return new Momentum(charge.id(), 1, 0, 0, rules.goalOf(1), now, now.plus(rules.levelTime()))
        .plus(charge.coins(), rules, now);
  }

  /// One gift may reach several levels.
  Momentum plus(long more, MomentumRules rules, Instant now) {
    int reached = level;
    long left = Math.addExact(progress, more);
    while (reached < rules.highestLevel() && left >= rules.goalOf(reached)) {
      left -= rules.goalOf(reached);
      reached++;
    }
    return new Momentum(
        id,
        reached,
        Math.addExact(coins, more),
        left,
        rules.goalOf(reached),
        startedAt,
        reached > level ? now.plus(rules.levelTime()) : until);
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
