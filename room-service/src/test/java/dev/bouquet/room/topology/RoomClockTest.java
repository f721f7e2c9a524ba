package dev.bouquet.room.topology;

import static dev.bouquet.room.topology.Pipeline.HOST;
import static dev.bouquet.room.topology.Pipeline.ROOM;
import static dev.bouquet.room.topology.Pipeline.charge;
import static dev.bouquet.room.topology.Pipeline.command;
import static dev.bouquet.room.topology.Pipeline.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.PinMessage;
import dev.bouquet.contracts.room.v1.PodReport;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomEvent.EventCase;
import dev.bouquet.contracts.room.v1.Say;
import dev.bouquet.contracts.room.v1.SetGoal;
import dev.bouquet.contracts.room.v1.StartRoom;
import dev.bouquet.contracts.room.v1.SubGoal;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.room.fold.Attendee;
import dev.bouquet.room.fold.MomentumPhase;
import dev.bouquet.room.fold.RoomState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What time does to rooms.
class RoomClockTest {
  private static final UUID COMBO = new UUID(7, 1);

  @TempDir Path stateDir;
  private Pipeline pipeline;

  @BeforeEach
  void openARoom() {
    pipeline = new Pipeline(stateDir);
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    pipeline.send(command("start").setStart(StartRoom.getDefaultInstance()));
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void comboEndsByItselfOnceItsSenderIsQuiet() {
    pipeline.charges().pipeInput(ROOM, event(comboGift(1, 2)));
    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(4));
    pipeline.charges().pipeInput(ROOM, event(comboGift(2, 3)));
    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(4));
    assertThat(kinds()).doesNotContain(EventCase.COMBO_ENDED);

    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));
    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(30));

    var ended = pipeline.events().readValuesToList();
    assertThat(ended).extracting(RoomEvent::getEventCase).containsExactly(EventCase.COMBO_ENDED);
    assertThat(ended.getFirst().getComboEnded().getTotal()).isEqualTo(5);
    assertThat(ended.getFirst().getSeq()).isEqualTo(5);
  }

  @Test
  void pinGoesByItself() {
    pipeline.send(
        command("pin")
            .setPin(
                PinMessage.newBuilder()
                    .setText("Soon back")
                    .setAuthorId(HOST)
                    .setAuthorName("Mia")
                    .setSeconds(10)));
    assertThat(kinds()).contains(EventCase.MESSAGE_PINNED);

    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(10));

    assertThat(kinds()).containsExactly(EventCase.MESSAGE_UNPINNED);
  }

  @Test
  void roomWithEverythingSurvivesInItsStoredForm() {
    fillTheRoom();
    var state = pipeline.driver().<String, RoomState>getKeyValueStore("rooms").get(ROOM);
    assertThat(state.standing().combos().all()).isNotEmpty();
    assertThat(state.standing().goals()).isNotEmpty();
    assertThat(state.standing().crowd().pods()).isNotEmpty();
    assertThat(state.standing().pin()).isPresent();
    assertThat(state.standing().shoutOuts().pinned()).isNotEmpty();

    survives(state);
  }

  @Test
  void momentumSurvivesInItsStoredFormAndEndsByItself() {
    var rooms = pipeline.driver().<String, RoomState>getKeyValueStore("rooms");
    pipeline.charges().pipeInput(ROOM, event(charge(1, 10)));
    assertThat(rooms.get(ROOM).standing().momentum()).isInstanceOf(MomentumPhase.Gathering.class);
    survives(rooms.get(ROOM));

    var other = charge(2, 10).toBuilder().setPayerId(new UUID(3, 2).toString());
    pipeline.charges().pipeInput(ROOM, event(other.build()));
    assertThat(rooms.get(ROOM).standing().momentum().going()).isPresent();
    survives(rooms.get(ROOM));
    assertThat(kinds()).contains(EventCase.MOMENTUM_BEGUN);

    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(30));
    assertThat(kinds()).containsExactly(EventCase.MOMENTUM_ENDED);
    assertThat(rooms.get(ROOM).standing().momentum()).isInstanceOf(MomentumPhase.Resting.class);
    survives(rooms.get(ROOM));
  }

  private static void survives(RoomState state) {
    var serde = StateSerde.create();
    assertThat(
            serde.deserializer().deserialize("rooms", serde.serializer().serialize("rooms", state)))
        .isEqualTo(state);
  }

  @Test
  void personSurvivesInStoredForm() {
    fillTheRoom();
    var store = pipeline.driver().<String, Attendee>getKeyValueStore("attendees");
    var serde = AttendeeSerde.create();
    try (var all = store.all()) {
      assertThat(all).hasNext();
      all.forEachRemaining(entry ->
          assertThat(
                  serde
                      .deserializer()
                      .deserialize("", serde.serializer().serialize("", entry.value)))
              .isEqualTo(entry.value));
    }
  }

  @Test
  void snapshotTellsTheStanding() {
    fillTheRoom();
    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));

    var standing = pipeline.snapshots().readValuesToList().getLast().getStanding();
    assertThat(standing.getViewers()).isEqualTo(3);
    assertThat(standing.getLikes()).isEqualTo(8);
    assertThat(standing.getTopSenders(0).getAmount()).isEqualTo(4);
    assertThat(standing.getGoals(0).getSubGoals(0).getProgress()).isEqualTo(4);
    assertThat(standing.getCombos(0).getTotal()).isEqualTo(4);
    assertThat(standing.getPin().getText()).isEqualTo("Soon back");
    assertThat(standing.getShoutOuts(0).getText()).isEqualTo("Encore!");
  }

  @Test
  void peopleOfAnEndedRoomAreForgottenAfterAWhileAndGiftsStayCounted() {
    for (int i = 1; i <= 5; i++) {
      var charge = charge(i, 10).toBuilder().setPayerId(new UUID(3, i).toString());
      pipeline.charges().pipeInput(ROOM, event(charge.build()));
    }
    pipeline.send(command("end").setEnd(EndRoom.getDefaultInstance()));
    var people = pipeline.driver().<String, Attendee>getKeyValueStore("attendees");
    pipeline.driver().advanceWallClockTime(Duration.ofMinutes(59));
    assertThat(people.approximateNumEntries()).isEqualTo(5);

    pipeline.driver().advanceWallClockTime(Duration.ofMinutes(1));
    for (int round = 0; round < 3; round++) { // two people are forgotten in each
      pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));
    }

    try (var left = people.all()) {
      assertThat(left).isExhausted();
    }
    var state = pipeline.driver().<String, RoomState>getKeyValueStore("rooms").get(ROOM);
    assertThat(state.totals().coins()).isEqualTo(50);
  }

  @Test
  void manyBusyRoomsKeepNoOtherFromItsSnapshot() {
    int rooms = new TestBounds().maxSnapshotsPerRoundCount() + 5;
    var ids = new ArrayList<String>();
    for (int i = 0; i < rooms; i++) {
      ids.add(new UUID(4, i).toString());
    }
    var told = new HashSet<String>();
    for (int round = 1; round <= 3; round++) {
      for (var id : ids) {
        pipeline.charges().pipeInput(id, event(charge(round, 1)));
      }
      pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));
      pipeline.snapshots().readKeyValuesToList().forEach(entry -> told.add(entry.key));
    }

    assertThat(told).containsAll(ids);
  }

  private void fillTheRoom() {
    pipeline.send(
        command("goal")
            .setSetGoal(
                SetGoal.newBuilder()
                    .setGoalId(new UUID(5, 1).toString())
                    .setTitle("More")
                    .addSubGoals(SubGoal.newBuilder().setGiftId("rose").setTarget(100))
                    .addSubGoals(SubGoal.newBuilder().setTarget(2))));
    pipeline.send(
        command("pin")
            .setPin(
                PinMessage.newBuilder()
                    .setText("Soon back")
                    .setAuthorId(HOST)
                    .setAuthorName("Mia")
                    .setSeconds(60)));
    pipeline.send(
        command("say")
            .setSay(
                Say.newBuilder()
                    .setMessageId(new UUID(6, 1).toString())
                    .setText("Hello")
                    .setAuthorName("Mia")));
    pipeline.send(
        command("report")
            .setPodReport(PodReport.newBuilder().setPodId("a").setViewers(3).setLikes(8)));
    pipeline.charges().pipeInput(ROOM, event(comboGift(1, 4)));
  }

  private List<EventCase> kinds() {
    return pipeline.events().readValuesToList().stream().map(RoomEvent::getEventCase).toList();
  }

  private static Charged comboGift(long seq, int quantity) {
    return charge(seq, quantity).toBuilder()
        .setContext(
            Any.pack(
                GiftContext.newBuilder()
                    .setGiftId("rose")
                    .setMessage("Encore!")
                    .setMessagePinnedSeconds(60)
                    .setGiftName("Rose")
                    .setQuantity(quantity)
                    .setSenderId(HOST)
                    .setSenderName("Ben")
                    .setReceiverId(HOST)
                    .setComboId(COMBO.toString())
                    .build()))
        .build();
  }
}
