package dev.bouquet.room.fold;

import java.util.List;
import java.util.Optional;

/// What changes all the time in a room.
public record Standing(
    Giving giving,
    Combos combos,
    List<Goal> goals,
    Crowd crowd,
    Optional<Pin> pin,
    ShoutOuts shoutOuts,
    MomentumPhase momentum) {
  static final Standing INITIAL =
      new Standing(
          Giving.NONE,
          Combos.NONE,
          List.of(),
          Crowd.NONE,
          Optional.empty(),
          ShoutOuts.NONE,
          MomentumPhase.Gathering.NOBODY);

  public Standing {
    goals = List.copyOf(goals);
  }

  Standing with(Giving changed) {
    return new Standing(changed, combos, goals, crowd, pin, shoutOuts, momentum);
  }

  Standing with(Combos changed) {
    return new Standing(giving, changed, goals, crowd, pin, shoutOuts, momentum);
  }

  Standing withGoals(List<Goal> changed) {
    return new Standing(giving, combos, changed, crowd, pin, shoutOuts, momentum);
  }

  Standing with(Crowd changed) {
    return new Standing(giving, combos, goals, changed, pin, shoutOuts, momentum);
  }

  Standing withPin(Optional<Pin> changed) {
    return new Standing(giving, combos, goals, crowd, changed, shoutOuts, momentum);
  }

  Standing with(ShoutOuts changed) {
    return new Standing(giving, combos, goals, crowd, pin, changed, momentum);
  }

  Standing with(MomentumPhase changed) {
    return new Standing(giving, combos, goals, crowd, pin, shoutOuts, changed);
  }
}
