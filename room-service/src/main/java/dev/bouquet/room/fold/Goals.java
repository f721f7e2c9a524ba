package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What the room wants to reach together.
final class Goals {
  private Goals() {}

  static void set(Turn turn, UUID id, Room room, Ask.SetGoal ask) {
    switch (room.stage()) {
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Live _, Stage.Paused _ -> setWhileOpen(turn, id, room, ask);
    }
  }

  private static void setWhileOpen(Turn turn, UUID id, Room room, Ask.SetGoal ask) {
    var goals = new ArrayList<>(turn.standing().goals());
    int index = indexOf(goals, ask.goalId());
    if (room.settings().safeHaven()) {
      turn.refuse(id, Refusal.SAFE_HAVEN_ROOM);
    } else if (index < 0 && goals.size() >= turn.bounds().maxGoalsCount()) {
      turn.refuse(id, Refusal.GOAL_LIMIT_REACHED);
    } else {
      var goal = index < 0 ? Goal.of(ask) : goals.remove(index).changed(ask, turn.now());
      goals.add(index < 0 ? goals.size() : index, goal);
      boolean unchanged = goals.equals(turn.standing().goals());
      if (!unchanged) {
        turn.standing(standing -> standing.withGoals(goals));
        turn.log(new Event.GoalSet(goal));
      }
      turn.doneBeside(id, unchanged);
    }
  }

  static void drop(Turn turn, UUID id, Ask.DropGoal ask) {
    boolean unchanged = indexOf(turn.standing().goals(), ask.goalId()) < 0;
    if (!unchanged) {
      drop(turn, ask.goalId());
    }
    turn.doneBeside(id, unchanged);
  }

  static void dropAll(Turn turn) {
    turn.standing().goals().forEach(goal -> drop(turn, goal.id()));
  }

  /// A part is told when it is reached, and the goal when its last part is; how far the others are
  /// is in the room's standing.
  static void count(Turn turn, Input.Charge charge) {
    var before = turn.standing().goals();
    if (before.isEmpty()) {
      return;
    }
    var after = before.stream().map(goal -> goal.plus(charge, turn.now())).toList();
    turn.standing(standing -> standing.withGoals(after));
    for (int i = 0; i < after.size(); i++) {
      tell(turn, before.get(i), after.get(i), charge.gift());
    }
  }

  private static void tell(Turn turn, Goal before, Goal after, Input.Gift gift) {
    for (int index : after.reachedSince(before)) {
      turn.log(
          new Event.SubGoalReached(after, index, gift.shownSenderId(), gift.shownSenderName()));
    }
    if (before.reachedAt().isEmpty() && after.reachedAt().isPresent()) {
      turn.log(new Event.GoalReached(after, gift.shownSenderId(), gift.shownSenderName()));
    }
  }

  private static void drop(Turn turn, UUID goalId) {
    var goals = new ArrayList<>(turn.standing().goals());
    goals.remove(indexOf(goals, goalId));
    turn.standing(standing -> standing.withGoals(goals));
    turn.log(new Event.GoalDropped(goalId));
  }

  /// -1 where there is none.
  private static int indexOf(List<Goal> goals, UUID id) {
    return goals.stream().map(Goal::id).toList().indexOf(id);
  }
}
