package dev.bouquet.room.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.hub.Audience.JoinAnswer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomHubsTest {
  private static final Duration TICK = Duration.ofMillis(50);

  private final Hall hall = new Hall(Bounds.ROOMY);
  private final Guests guests = new Guests();
  private final Show show = new Show(UUID.randomUUID(), "e1");

  @Test
  void newViewerGetsASnapshotAndThenEveryEvent() {
    live(3);
    var guest = guests.guest();

    hall.hubs.join(guest.join(show.id()));
    hall.turn();
    hall.events(show, 4, 9);
    hall.settle();

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.seq).isEqualTo(9);
  }

  @Test
  void firstEventAfterAQuietTimeGoesOutAtOnceAndTheNextOnesTogether() {
    live(1);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turnAfter(TICK);

    hall.events(show, 2, 2);
    hall.turn();
    assertThat(guest.seq).isEqualTo(2);

    hall.events(show, 3, 3);
    hall.turn();
    hall.events(show, 4, 5);
    hall.turn();
    assertThat(guest.seq).isEqualTo(2);

    hall.turnAfter(TICK);
    assertThat(guest.seq).isEqualTo(5);
    assertThat(guest.batches).isEqualTo(2);
  }

  @Test
  void fullFrameDoesNotWaitForItsTick() {
    live(1);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turn();
    hall.events(show, 2, 2);
    hall.turn();

    hall.events(show, 3, 40);
    hall.turn();

    assertThat(guest.seq).isEqualTo(40);
  }

  @Test
  void manyRoomsMakeOneTaskPerLoopAndTurn() {
    for (int i = 0; i < 20; i++) {
      var room = new Show(UUID.randomUUID(), "e1");
      hall.events(room, 1, 1);
      hall.hubs.event(room.id(), room.created());
      hall.hubs.join(guests.guest().join(room.id()));
      hall.events(room, 2, 3);
    }
    guests.tasks = 0;

    hall.turn();

    assertThat(guests.tasks).isEqualTo(1);
  }

  @Test
  void viewerWhoComesBackGetsWhatWasMissed() {
    live(50);
    var guest = guests.guest().at("e1", 20);

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.recovered).containsExactly(true);
    assertThat(guest.seq).isEqualTo(50);
  }

  @Test
  void viewerWhoComesBackGetsWhatWasSaidMeanwhile() {
    live(1);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    say("hello", "there");
    guests.leaves(show.id(), guest);
    hall.hubs.leave(show.id(), guest);
    say("you", "all");

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.recovered).containsExactly(false, true);
    assertThat(guest.messages).containsExactly("hello", "there", "you", "all");
  }

  @Test
  void viewerWhoseMessageIsForgottenGetsAllThatAreRemembered() {
    live(1);
    var guest = guests.guest().at("e1", 1);
    guest.messages.add("long ago");
    say("a", "b", "c");
    say("d", "e", "f");

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.messages).containsExactly("long ago", "b", "c", "d", "e", "f");
  }

  @Test
  void viewerWhoMissedMoreThanIsRememberedGetsASnapshot() {
    live(250);
    var guest = guests.guest().at("e1", 20);

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.seq).isEqualTo(250);
  }

  @Test
  void viewerOfAnotherLogGetsASnapshot() {
    live(50);
    var guest = guests.guest().at("e0", 50);

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.epoch).isEqualTo("e1");
  }

  @Test
  void viewerWhoIsAheadWaitsForTheRoom() {
    live(3);
    var guest = guests.guest().at("e1", 5);
    hall.hubs.join(guest.resume(show.id()));
    hall.turn();
    assertThat(guest.answers).isEmpty();

    hall.events(show, 4, 6);
    hall.turn();

    assertThat(guest.recovered).containsExactly(true);
    assertThat(guest.seq).isEqualTo(6);
  }

  @Test
  void viewerWhoStaysAheadGetsASnapshotInTheEnd() {
    live(3);
    var guest = guests.guest().at("e1", 5);
    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    hall.turnAfter(Duration.ofSeconds(3));

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.seq).isEqualTo(3);
  }

  @Test
  void missingEventsShowAsASnapshot() {
    live(3);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turn();

    hall.events(show, 7, 8);
    hall.settle();

    assertThat(guest.recovered).containsExactly(false, false);
    assertThat(guest.seq).isEqualTo(8);
  }

  @Test
  void newLogOfARoomShowsAsASnapshot() {
    live(3);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turn();

    var again = new Show(show.id(), "e2");
    hall.events(again, 4, 5);
    hall.settle();

    assertThat(guest.epoch).isEqualTo("e2");
    assertThat(guest.seq).isEqualTo(5);
  }

  @Test
  void eventsOfAnOlderLogChangeNothing() {
    hall.hubs.snapshot(show.id(), show.snapshot(9));
    hall.caughtUp();
    hall.events(new Show(show.id(), "e0"), 1, 5);
    var guest = guests.guest();

    hall.hubs.join(guest.join(show.id()));
    hall.turn();

    assertThat(guest.epoch).isEqualTo("e1");
    assertThat(guest.seq).isEqualTo(9);
  }

  @Test
  void snapshotThatOvertakesItsEventsWaitsForThem() {
    live(3);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turn();

    hall.hubs.snapshot(show.id(), show.snapshot(5));
    hall.turn();
    assertThat(guest.seq).isEqualTo(3);
    hall.events(show, 4, 5);
    hall.settle();
    hall.turnAfter(Duration.ofSeconds(5));

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.seq).isEqualTo(5);
  }

  @Test
  void snapshotWhoseEventsNeverComeIsTaken() {
    live(3);
    var guest = guests.guest();
    hall.hubs.join(guest.join(show.id()));
    hall.turn();

    hall.hubs.snapshot(show.id(), show.snapshot(5));
    hall.turnAfter(Duration.ofSeconds(5));

    assertThat(guest.recovered).containsExactly(false, false);
    assertThat(guest.seq).isEqualTo(5);
  }

  @Test
  void eventsThatLedToTheFirstSnapshotAreHistory() {
    hall.hubs.snapshot(show.id(), show.snapshot(30));
    hall.events(show, 10, 33);
    hall.caughtUp();
    var guest = guests.guest().at("e1", 12);

    hall.hubs.join(guest.resume(show.id()));
    hall.turn();

    assertThat(guest.recovered).containsExactly(true);
    assertThat(guest.seq).isEqualTo(33);
  }

  @Test
  void roomThatIsNotInMemoryComesFromTheArchive() {
    hall.caughtUp();
    hall.archive.put(show.id(), show.snapshot(7));
    var guest = guests.guest();

    hall.hubs.join(guest.join(show.id()));
    hall.turn();
    hall.turn();
    hall.events(show, 8, 8);
    hall.settle();

    assertThat(guest.recovered).containsExactly(false);
    assertThat(guest.seq).isEqualTo(8);
  }

  @Test
  void unknownRoomIsGivenAMomentToAppear() {
    hall.caughtUp();
    var patient = guests.guest();
    var unlucky = guests.guest();
    hall.hubs.join(patient.join(show.id()));
    hall.hubs.join(unlucky.join(UUID.randomUUID()));
    hall.settle();
    assertThat(patient.answers).isEmpty();

    hall.events(show, 1, 1);
    hall.hubs.event(show.id(), show.created());
    hall.turnAfter(Duration.ofSeconds(1));

    assertThat(patient.seq).isEqualTo(1);
    assertThat(unlucky.answers).containsExactly(new JoinAnswer.NoSuchRoom());
  }

  @Test
  void viewerIsToldToAskAgainWhenTheArchiveIsDown() {
    hall.archiveIsDown = true;
    var guest = guests.guest();

    hall.hubs.join(guest.join(show.id()));
    hall.settle();

    assertThat(guest.answers).containsExactly(new JoinAnswer.AskAgain());
  }

  @Test
  void quietRoomsAreForgottenBeforeOthersAndWatchedOnesNever() {
    var small = new Hall(new Bounds(10, 100, 1_000_000)).caughtUp();
    small.events(show, 1, 1);
    small.hubs.event(show.id(), show.created());
    var guest = guests.guest();
    small.hubs.join(guest.join(show.id()));
    small.turn();

    Show last = show;
    for (int i = 0; i < 50; i++) {
      last = new Show(UUID.randomUUID(), "e1");
      small.events(last, 1, 1);
      small.hubs.event(last.id(), last.created());
      small.turn();
    }
    small.events(show, 2, 2);
    small.settle();

    assertThat(guest.seq).isEqualTo(2);
    assertThat(small.hubs.record(last.id())).isPresent();
    assertThat(small.hubs.roomsCount()).isLessThanOrEqualTo(10);
  }

  @Test
  void historiesOfAllRoomsTogetherAreBounded() {
    var small = new Hall(new Bounds(100, 100, 20_000)).caughtUp();
    for (int i = 0; i < 30; i++) {
      small.events(new Show(UUID.randomUUID(), "e1"), 1, 20);
      small.turn();

      assertThat(small.hubs.historyBytes()).isLessThanOrEqualTo(20_000);
    }
  }

  /// The room with its first `seq` events, which all pods have seen.
  private void say(String... messageIds) {
    for (var id : messageIds) {
      hall.hubs.event(show.id(), show.message(id, 1));
    }
    hall.settle();
  }

  private void live(long seq) {
    hall.caughtUp();
    hall.events(show, 1, 1);
    hall.hubs.event(show.id(), show.created());
    hall.events(show, 2, seq);
    hall.turn();
  }
}
