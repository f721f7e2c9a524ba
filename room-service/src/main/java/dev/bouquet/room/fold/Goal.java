package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a room wants to reach together, in parts.
///
/// @param reachedAt when the last part was reached; a goal is reached once
public record Goal(UUID id, String title, List<SubGoal> subGoals, Optional<Instant> reachedAt) {

  public Goal {
    subGoals = List.copyOf(subGoals);
  }

  /// @param progress goes on past the target; what was shown is not taken back by a reversal
  public record SubGoal(Ask.Target target, long progress) {
    boolean isReached() {
      return progress >= target.amount();
    }

    SubGoal plus(Input.Charge charge) {
      long more =
          target
              .giftId()
              .map(id -> id.equals(charge.gift().giftId()) ? charge.gift().quantity() : 0L)
              .orElse(charge.coins());
      return new SubGoal(target, Math.addExact(progress, more));
    }
  }

  static Goal of(Ask.SetGoal ask) {
    var subGoals = ask.targets().stream().map(target -> new SubGoal(target, 0)).toList();
    return new Goal(ask.goalId(), ask.title(), subGoals, Optional.empty());
  }

  /// Parts that count what they counted before keep their progress.
  Goal changed(Ask.SetGoal ask, Instant now) {
    var changed = new ArrayList<SubGoal>();
    for (int i = 0; i < ask.targets().size(); i++) {
      var target = ask.targets().get(i);
      boolean countsTheSame =
          i < subGoals.size() && subGoals.get(i).target().giftId().equals(target.giftId());
      changed.add(new SubGoal(target, countsTheSame ? subGoals.get(i).progress() : 0));
    }
    return new Goal(id, ask.title(), changed, reachedAt).judged(now);
  }

  Goal plus(Input.Charge charge, Instant now) {
    var next = subGoals.stream().map(sub -> sub.plus(charge)).toList();
    return new Goal(id, title, next, reachedAt).judged(now);
  }

  /// The parts that were not reached in `before` and are now.
  List<Integer> reachedSince(Goal before) {
    var reached = new ArrayList<Integer>();
    for (int i = 0; i < subGoals.size(); i++) {
      if (subGoals.get(i).isReached() && !before.subGoals().get(i).isReached()) {
        reached.add(i);
      }
    }
    return reached;
  }

  private Goal judged(Instant now) {
    boolean isReached = subGoals.stream().allMatch(SubGoal::isReached);
    return new Goal(
        id, title, subGoals, isReached ? Optional.of(reachedAt.orElse(now)) : Optional.empty());
  }
}
