package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.NOON;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.charge;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final Input PAUSE = command(HOST, new Ask.Pause());
  private static final Input SUSPEND = command(STRANGER, new Ask.Suspend("weapons"));
  private static final Input LIFT = command(STRANGER, new Ask.LiftSuspension());

  private final Rooms room = new Rooms();

  @Test
  void pausedRoomGoesOnWhereItWas() {
    room.given(createRoom(), startRoom(), PAUSE, startRoom());

    assertThat(stage()).isEqualTo(new Stage.Live(NOON));
    assertThat(room.events(Event.Resumed.class)).hasSize(1);
    assertThat(room.events(Event.Started.class)).hasSize(1);
  }

  @Test
  void onlyALiveRoomCanBePaused() {
    room.given(createRoom());
    assertThat(outcomeOf(room.when(PAUSE))).isEqualTo(refused(Refusal.ROOM_NOT_LIVE));

    room.given(startRoom(), PAUSE);
    assertThat(outcomeOf(room.when(PAUSE))).isEqualTo(done(true));

    room.given(endRoom());
    assertThat(outcomeOf(room.when(PAUSE))).isEqualTo(refused(Refusal.ROOM_ENDED));
  }

  @Test
  void suspendedRoomObeysItsHostNoMore() {
    room.given(createRoom(), startRoom(), SUSPEND);

    assertThat(stage()).isEqualTo(new Stage.Suspended(new Stage.Live(NOON), NOON, "weapons"));
    for (var input : new Input[] {startRoom(), PAUSE, endRoom()}) {
      assertThat(outcomeOf(room.when(input))).isEqualTo(refused(Refusal.ROOM_SUSPENDED));
    }
    assertThat(outcomeOf(room.when(SUSPEND))).isEqualTo(done(true));
  }

  @Test
  void liftedSuspensionLeavesTheRoomPausedForItsHostToGoOn() {
    room.given(createRoom(), startRoom(), SUSPEND, LIFT);

    assertThat(stage()).isEqualTo(new Stage.Paused(NOON, NOON));
    assertThat(outcomeOf(room.when(LIFT))).isEqualTo(done(true));
    room.given(startRoom());
    assertThat(stage()).isEqualTo(new Stage.Live(NOON));
  }

  @Test
  void endedRoomCanStillBeSuspendedAndIsEndedAgainAfterwards() {
    room.given(createRoom(), startRoom(), endRoom(), SUSPEND);
    assertThat(stage()).isInstanceOf(Stage.Suspended.class);

    room.given(LIFT);

    assertThat(stage()).isEqualTo(new Stage.Ended(Optional.of(NOON), NOON));
  }

  @Test
  void giftThatArrivesWhileSuspendedIsShownAndMarked() {
    room.given(createRoom(), startRoom(), charge(0, 1, 1, 10), SUSPEND, charge(0, 1, 2, 10));

    assertThat(room.events(Event.GiftShown.class))
        .extracting(Event.GiftShown::returning)
        .containsExactly(Optional.empty(), Optional.of(Input.ReversalReason.ROOM_SUSPENDED));
  }

  @Test
  void changeOfDetailsAndSettingsIsToldOnce() {
    room.given(createRoom());
    var change =
        command(HOST, new Ask.Change(Optional.of(Details.titled("Late show")), Optional.empty()));

    room.given(change, change);

    assertThat(room.events(Event.Changed.class)).hasSize(1);
    assertThat(room.state().room().orElseThrow().details().title()).isEqualTo("Late show");
    assertThat(room.state().room().orElseThrow().settings()).isEqualTo(Settings.INITIAL);
    assertThat(room.state().room().orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void blockedWordsAreKeptAsTheyAreCompared() {
    var initial = Settings.INITIAL;
    var settings =
        new Settings(
            initial.chatMode(),
            initial.slowMode(),
            0,
            true,
            false,
            false,
            Set.of("F o-o", "foo", "!?"));
    var change = command(HOST, new Ask.Change(Optional.empty(), Optional.of(settings)));

    room.given(createRoom(), change, change);

    assertThat(room.state().room().orElseThrow().settings().blockedWords()).containsExactly("foo");
    assertThat(room.events(Event.Changed.class)).hasSize(1);
  }

  private Stage stage() {
    return room.state().room().orElseThrow().stage();
  }

  private Outcome done(boolean unchanged) {
    return new Outcome.Done(room.state().room(), unchanged);
  }

  private static Outcome refused(Refusal why) {
    return new Outcome.Refused(why, Optional.empty());
  }
}
