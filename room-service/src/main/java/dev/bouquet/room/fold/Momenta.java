package dev.bouquet.room.fold;

/// Begins a room's momentum by itself when many give at once, and ends it.
final class Momenta {
  private Momenta() {}

  /// Only what is given on air counts, and nothing in a safe haven, where nobody is urged.
  static void count(Turn turn, Input.Charge charge) {
    endIfOver(turn);
    if (turn.bounds().momentum().giversCount() == 0 || !maySurge(turn)) {
      return;
    }
    switch (turn.standing().momentum()) {
      case MomentumPhase.Gathering gathering -> gather(turn, gathering, charge);
      case MomentumPhase.Going(var momentum) -> goOn(turn, momentum, charge);
      case MomentumPhase.Resting(var until) -> {
        if (!turn.now().isBefore(until)) {
          gather(turn, MomentumPhase.Gathering.NOBODY, charge);
        }
      }
    }
  }

  static void endIfOver(Turn turn) {
    if (turn.standing().momentum().going().filter(one -> one.isOver(turn.now())).isPresent()) {
      end(turn);
    }
  }

  static void end(Turn turn) {
    turn.standing()
        .momentum()
        .going()
        .ifPresent(ended -> {
          var rest = turn.bounds().momentum().rest();
          enter(turn, new MomentumPhase.Resting(turn.now().plus(rest)));
          turn.log(new Event.MomentumEnded(ended));
        });
  }

  private static boolean maySurge(Turn turn) {
    return turn.state()
        .room()
        .filter(room -> room.stage() instanceof Stage.Live || room.stage() instanceof Stage.Paused)
        .filter(room -> !room.settings().safeHaven())
        .isPresent();
  }

  private static void gather(Turn turn, MomentumPhase.Gathering before, Input.Charge charge) {
    var rules = turn.bounds().momentum();
    var after = before.with(charge.payer(), rules.window(), turn.now());
    if (after.givers().size() < rules.giversCount()) {
      enter(turn, after);
      return;
    }
    var begun = Momentum.begunBy(charge, rules, turn.now());
    enter(turn, new MomentumPhase.Going(begun));
    turn.log(new Event.MomentumBegun(begun));
  }

  private static void goOn(Turn turn, Momentum before, Input.Charge charge) {
    var after = before.plus(charge.coins(), turn.bounds().momentum(), turn.now());
    enter(turn, new MomentumPhase.Going(after));
    if (after.level() > before.level()) {
      var gift = charge.gift();
      turn.log(new Event.MomentumLevelReached(after, gift.shownSenderId(), gift.shownSenderName()));
    }
  }

  private static void enter(Turn turn, MomentumPhase phase) {
    turn.standing(standing -> standing.with(phase));
  }
}
