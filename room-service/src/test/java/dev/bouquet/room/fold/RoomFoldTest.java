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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.room.fold.Emission.Logged;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomFoldTest {
  private final Rooms room = new Rooms();

  @Test
  void creatorBecomesTheHostOfAScheduledRoom() {
    var emissions = room.when(createRoom());

    var created =
        new Room(
            HOST,
            "Mia",
            Details.titled("Evening show"),
            Settings.INITIAL,
            NOON,
            new Stage.Scheduled(),
            Set.of(),
            Set.of(),
            Map.of(),
            Lineup.HOST_ALONE,
            1);
    assertThat(room.state().room()).contains(created);
    assertThat(emissions).first().isEqualTo(new Logged(1, Totals.NONE, new Event.Created()));
    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.of(created), false));
  }

  @Test
  void roomGoesFromScheduledOverLiveToEnded() {
    room.given(createRoom(), startRoom(), endRoom());

    assertThat(room.log())
        .extracting(Logged::event)
        .containsExactly(new Event.Created(), new Event.Started(), new Event.Ended());
    assertThat(room.state().room().orElseThrow().stage())
        .isEqualTo(new Stage.Ended(Optional.of(NOON), NOON));
    assertThat(room.state().room().orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void roomCanBeCalledOffBeforeItStarts() {
    room.given(createRoom(), endRoom());

    assertThat(room.state().room().orElseThrow().stage())
        .isEqualTo(new Stage.Ended(Optional.empty(), NOON));
  }

  @Test
  void askingForWhatAlreadyIsSoChangesNothing() {
    room.given(createRoom(), startRoom());
    var before = room.state();

    var again = room.when(startRoom());
    var createdAgain = room.when(createRoom());

    assertThat(room.state()).isEqualTo(before);
    assertThat(again).hasSize(1);
    assertThat(outcomeOf(again)).isEqualTo(new Outcome.Done(before.room(), true));
    assertThat(outcomeOf(createdAgain)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void commandDeliveredTwiceIsCarriedOutOnce() {
    var once = createRoom();
    room.given(once);

    var emissions = room.when(once);

    assertThat(room.log()).hasSize(1);
    assertThat(outcomeOf(emissions)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void endedRoomDoesNotStartAgain() {
    room.given(createRoom(), startRoom(), endRoom());

    var emissions = room.when(startRoom());

    assertThat(emissions).hasSize(1);
    assertThat(outcomeOf(emissions))
        .isEqualTo(new Outcome.Refused(Refusal.ROOM_ENDED, Optional.empty()));
  }

  @Test
  void onlyTheHostMayStartEndOrCreateAgain() {
    room.given(createRoom());

    for (var ask :
        new Ask[] {
          new Ask.Start(),
          new Ask.End(),
          new Ask.Create(Details.titled("Mine"), "Ben", HouseRules.NONE)
        }) {
      assertThat(outcomeOf(room.when(command(STRANGER, ask))))
          .isEqualTo(new Outcome.Refused(Refusal.NOT_ROOM_HOST, Optional.empty()));
    }
    assertThat(room.log()).hasSize(1);
  }

  @Test
  void unknownRoomIsRefusedAndLeavesNothingBehind() {
    var emissions = room.when(startRoom());

    assertThat(outcomeOf(emissions))
        .isEqualTo(new Outcome.Refused(Refusal.ROOM_NOT_FOUND, Optional.empty()));
    assertThat(room.state()).isEqualTo(RoomState.unheardOf("e1"));
  }

  @Test
  void chargeIsShownWithTotalsThatContainIt() {
    room.given(createRoom(), startRoom(), charge(0, 1, 1, 30));

    var emissions = room.when(charge(0, 1, 2, 12));

    assertThat(emissions)
        .containsExactly(
            new Logged(
                4,
                new Totals(2, 42),
                new Event.GiftShown(
                    charge(0, 1, 2, 12),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void repeatedChargeIsNeitherShownNorCounted() {
    room.given(createRoom(), charge(0, 1, 1, 30), charge(0, 1, 2, 12));

    assertThat(room.when(charge(0, 1, 1, 30))).isEmpty();
    assertThat(room.when(charge(0, 1, 2, 12))).isEmpty();
    assertThat(room.state().totals()).isEqualTo(new Totals(2, 42));
  }

  @Test
  void chargeOfALaterEpochIsNewAlthoughItsSeqIsLower() {
    room.given(charge(0, 1, 7, 1));

    assertThat(room.when(charge(0, 2, 1, 1))).hasSize(1);
    assertThat(room.when(charge(0, 1, 8, 1))).isEmpty();
  }

  @Test
  void slotsDoNotCompare() {
    room.given(charge(0, 5, 9, 1));

    assertThat(room.when(charge(1, 1, 1, 1))).hasSize(1);
  }

  @Test
  void chargeAfterTheEndIsStillShownAndCounted() {
    room.given(createRoom(), startRoom(), endRoom());

    assertThat(room.when(charge(0, 1, 1, 5))).hasSize(1);
    assertThat(room.state().totals()).isEqualTo(new Totals(1, 5));
  }

  @Test
  void chargeForAnUnknownRoomIsKeptUntilTheRoomIsCreated() {
    room.given(charge(0, 1, 1, 5));

    var emissions = room.when(createRoom());

    assertThat(emissions).first().isEqualTo(new Logged(2, new Totals(1, 5), new Event.Created()));
  }

  @Test
  void totalsDoNotWrapAround() {
    room.given(charge(0, 1, 1, Long.MAX_VALUE));

    assertThatThrownBy(() -> room.when(charge(0, 1, 2, 1))).isInstanceOf(ArithmeticException.class);
  }
}
