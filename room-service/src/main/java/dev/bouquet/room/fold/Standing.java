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
    ShoutOuts shoutOuts) {
  static final Standing INITIAL =
      new Standing(
          Giving.NONE, Combos.NONE, List.of(), Crowd.NONE, Optional.empty(), ShoutOuts.NONE);

  public Standing {
    goals = List.copyOf(goals);
  }

  Standing with(Giving changed) {
    return new Standing(changed, combos, goals, crowd, pin, shoutOuts);
  }

  Standing with(Combos changed) {
    return new Standing(giving, changed, goals, crowd, pin, shoutOuts);
  }

  Standing withGoals(List<Goal> changed) {
    return new Standing(giving, combos, changed, crowd, pin, shoutOuts);
  }

  Standing with(Crowd changed) {
    return new Standing(giving, combos, goals, changed, pin, shoutOuts);
  }

  Standing withPin(Optional<Pin> changed) {
    return new Standing(giving, combos, goals, crowd, changed, shoutOuts);
  }

  Standing with(ShoutOuts changed) {
    return new Standing(giving, combos, goals, crowd, pin, changed);
  }
}
