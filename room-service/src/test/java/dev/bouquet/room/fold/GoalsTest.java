package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.charge;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.safeHaven;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GoalsTest {
  private static final UUID GOAL = new UUID(5, 1);
  private static final Ask.Target ROSES = new Ask.Target(Optional.of("rose"), 2);
  private static final Ask.Target COINS = new Ask.Target(Optional.empty(), 100);

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void partsCountGiftsByQuantityOrCoinsOfAnyGift() {
    room.given(set(GOAL, ROSES, COINS), charge(0, 1, 1, 30));

    assertThat(progress()).containsExactly(1L, 30L);
  }

  @Test
  void eachPartIsToldOnceAndTheGoalWithItsLast() {
    room.given(set(GOAL, ROSES, COINS));
    for (int seq = 1; seq <= 5; seq++) {
      room.given(charge(0, 1, seq, 30), charge(0, 1, seq, 30));
    }

    assertThat(room.events(Event.SubGoalReached.class))
        .extracting(Event.SubGoalReached::index)
        .containsExactly(0, 1);
    assertThat(room.events(Event.GoalReached.class)).hasSize(1);
    assertThat(progress()).containsExactly(5L, 150L);
    assertThat(goal().reachedAt()).contains(Rooms.NOON);
  }

  @Test
  void oneGiftMayReachSeveralPartsAtOnce() {
    room.given(set(GOAL, new Ask.Target(Optional.of("rose"), 1), COINS));

    room.when(charge(0, 1, 1, 500));

    assertThat(room.events(Event.SubGoalReached.class)).hasSize(2);
    assertThat(room.events(Event.GoalReached.class)).hasSize(1);
  }

  @Test
  void changedGoalKeepsTheProgressOfPartsThatCountTheSame() {
    room.given(set(GOAL, ROSES, COINS), charge(0, 1, 1, 30));

    room.given(
        set(GOAL, new Ask.Target(Optional.of("rose"), 50), new Ask.Target(Optional.of("hat"), 3)));

    assertThat(progress()).containsExactly(1L, 0L);
  }

  @Test
  void settingTheSameGoalAgainChangesNothing() {
    room.given(set(GOAL, ROSES));

    var again = room.when(set(GOAL, ROSES));

    assertThat(outcomeOf(again)).isEqualTo(new Outcome.Done(Optional.empty(), true));
    assertThat(room.events(Event.GoalSet.class)).hasSize(1);
  }

  @Test
  void goalsAreBoundedInNumberAndTheHosts() {
    room.given(set(new UUID(5, 1), ROSES), set(new UUID(5, 2), ROSES));

    assertThat(outcomeOf(room.when(set(new UUID(5, 3), ROSES))))
        .isEqualTo(new Outcome.Refused(Refusal.GOAL_LIMIT_REACHED, Optional.empty()));
    assertThat(
            outcomeOf(room.when(command(STRANGER, new Ask.SetGoal(GOAL, "Mine", List.of(ROSES))))))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_ROOM_HOST, Optional.empty()));
  }

  @Test
  void safeHavenAsksForNothing() {
    room.given(set(GOAL, ROSES), command(HOST, safeHaven()));

    assertThat(room.events(Event.GoalDropped.class)).containsExactly(new Event.GoalDropped(GOAL));
    assertThat(outcomeOf(room.when(set(GOAL, ROSES))))
        .isEqualTo(new Outcome.Refused(Refusal.SAFE_HAVEN_ROOM, Optional.empty()));
  }

  @Test
  void droppedGoalIsGoneAndDroppingItAgainIsDoneAlready() {
    room.given(set(GOAL, ROSES), command(HOST, new Ask.DropGoal(GOAL)));

    assertThat(room.state().standing().goals()).isEmpty();
    assertThat(outcomeOf(room.when(command(HOST, new Ask.DropGoal(GOAL)))))
        .isEqualTo(new Outcome.Done(Optional.empty(), true));
  }

  private static Input set(UUID goalId, Ask.Target... targets) {
    return command(HOST, new Ask.SetGoal(goalId, "Roses for Mia", List.of(targets)));
  }

  private Goal goal() {
    return room.state().standing().goals().getFirst();
  }

  private List<Long> progress() {
    return goal().subGoals().stream().map(Goal.SubGoal::progress).toList();
  }
}
