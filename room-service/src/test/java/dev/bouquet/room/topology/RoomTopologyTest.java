package dev.bouquet.room.topology;

import static dev.bouquet.room.topology.Pipeline.HOST;
import static dev.bouquet.room.topology.Pipeline.NOON;
import static dev.bouquet.room.topology.Pipeline.ROOM;
import static dev.bouquet.room.topology.Pipeline.charge;
import static dev.bouquet.room.topology.Pipeline.command;
import static dev.bouquet.room.topology.Pipeline.event;
import static dev.bouquet.room.topology.Pipeline.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.Any;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.DeleteMessage;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.GiftReversed;
import dev.bouquet.contracts.room.v1.Mute;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomEvent.EventCase;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.contracts.room.v1.StartRoom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTopologyTest {
  private static final String VERA = "0198c0de-0000-7000-8000-000000000002";

  @TempDir Path stateDir;
  private Pipeline pipeline;

  @BeforeEach
  void start() {
    pipeline = new Pipeline(stateDir);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void roomsLifeIsLoggedAnsweredAndRecorded() {
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    pipeline.send(command("start").setStart(StartRoom.getDefaultInstance()));
    pipeline.send(command("end").setEnd(EndRoom.getDefaultInstance()));

    assertThat(pipeline.events().readValuesToList())
        .extracting(RoomEvent::getEventCase, RoomEvent::getSeq)
        .containsExactly(
            tuple(EventCase.ROOM_CREATED, 1L),
            tuple(EventCase.COMMAND_DONE, 0L),
            tuple(EventCase.ROOM_STARTED, 2L),
            tuple(EventCase.COMMAND_DONE, 0L),
            tuple(EventCase.ROOM_ENDED, 3L),
            tuple(EventCase.COMMAND_DONE, 0L));
    assertThat(pipeline.rooms().readValuesToList())
        .extracting(Room::getStatus, Room::getVersion)
        .containsExactly(
            tuple(RoomStatus.ROOM_STATUS_SCHEDULED, 1L),
            tuple(RoomStatus.ROOM_STATUS_LIVE, 2L),
            tuple(RoomStatus.ROOM_STATUS_ENDED, 3L));
  }

  @Test
  void recordSaysWhoIsMutedUntilWhen() {
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    pipeline.send(command("mute").setMute(Mute.newBuilder().setPersonId(VERA).setSeconds(60)));
    pipeline.send(command("unmute").setMute(Mute.newBuilder().setPersonId(VERA)));

    var until = Timestamp.newBuilder().setSeconds(NOON.getEpochSecond() + 60);
    assertThat(pipeline.rooms().readValuesToList())
        .extracting(Room::getVersion, Room::getMutedList)
        .containsExactly(
            tuple(1L, List.of()),
            tuple(2L, List.of(MutedPerson.newBuilder().setPersonId(VERA).setUntil(until).build())),
            tuple(3L, List.of()));
  }

  @Test
  void whoseMessagesAreDeletedOftenIsMutedAlsoAfterWhatIsStored() {
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    for (long id : new long[] {1, 2, 2, 3}) {
      var delete = DeleteMessage.newBuilder().setMessageId(new UUID(3, id).toString());
      pipeline.send(command("delete " + id).setDeleteMessage(delete.setAuthorId(VERA)));
    }

    assertThat(pipeline.events().readValuesToList())
        .filteredOn(RoomEvent::hasPersonMuted)
        .extracting(event -> event.getPersonMuted().getPersonId())
        .containsExactly(VERA);
    assertThat(pipeline.rooms().readValuesToList().getLast().getMutedList())
        .extracting(MutedPerson::getPersonId)
        .containsExactly(VERA);
    var attendee =
        pipeline
            .driver()
            .<String, dev.bouquet.room.fold.Attendee>getKeyValueStore("attendees")
            .get(ROOM + "/" + VERA);
    var serde = AttendeeSerde.create();
    assertThat(serde.deserializer().deserialize("a", serde.serializer().serialize("a", attendee)))
        .isEqualTo(attendee);
    assertThat(attendee.deleted()).hasSize(3);
  }

  @Test
  void chargeIsShownOnceWithWhatTheSenderChose() {
    pipeline.charges().pipeInput(ROOM, event(charge(1, 25)));
    pipeline.charges().pipeInput(ROOM, event(charge(1, 25)));

    var shown = pipeline.events().readValue();
    assertThat(pipeline.events().isEmpty()).isTrue();
    assertThat(shown.getRoomId()).isEqualTo(ROOM);
    assertThat(shown.getEpoch()).isNotEmpty();
    assertThat(shown.getGiftShown().getGiftId()).isEqualTo("rose");
    assertThat(shown.getGiftShown().getCoins()).isEqualTo(25);
    assertThat(shown.getGiftShown().getSenderName()).isEqualTo("Ben");
    assertThat(shown.getGiftShown().getMessage()).isEqualTo("Encore!");
    assertThat(shown.getTotals().getCoins()).isEqualTo(25);
  }

  @Test
  void snapshotFollowsAChangeOnceAndTellsTheState() {
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    pipeline.charges().pipeInput(ROOM, event(charge(1, 25)));
    assertThat(pipeline.snapshots().isEmpty()).isTrue();

    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));
    pipeline.driver().advanceWallClockTime(Duration.ofSeconds(5));

    var snapshot = pipeline.snapshots().readValue();
    assertThat(pipeline.snapshots().isEmpty()).isTrue();
    assertThat(snapshot.getSeq()).isEqualTo(2);
    assertThat(snapshot.getTotals().getGifts()).isEqualTo(1);
    assertThat(snapshot.getRoom().getTitle()).isEqualTo("Show");
  }

  @Test
  void chargeThatIsNoGiftPassesBy() {
    var other = charge(1, 25).toBuilder().setContext(Any.pack(StringValue.of("a tip jar")));

    pipeline.charges().pipeInput("tips", event(other.build()));

    assertThat(pipeline.events().isEmpty()).isTrue();
  }

  @Test
  void giftThatWentBackIsShownAndLowersTheTotals() {
    pipeline.charges().pipeInput(ROOM, event(charge(1, 25)));
    pipeline.charges().pipeInput(ROOM, event(charge(2, 5)));
    pipeline.charges().pipeInput(ROOM, event(reversal(3, 25)));
    pipeline.charges().pipeInput(ROOM, event(reversal(3, 25)));

    var reversed = pipeline.events().readValuesToList().getLast();
    assertThat(reversed.getSeq()).isEqualTo(3);
    assertThat(reversed.getEventClass()).isEqualTo(EventClass.EVENT_CLASS_DURABLE);
    assertThat(reversed.getTotals())
        .isEqualTo(RoomTotals.newBuilder().setGifts(2).setCoins(5).build());
    assertThat(reversed.getGiftReversed())
        .isEqualTo(
            GiftReversed.newBuilder()
                .setReversalId(new UUID(1, 3).toString())
                .setChargeId(new UUID(0, 1).toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setSenderId(HOST)
                .setSenderName("Ben")
                .setCoins(25)
                .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED)
                .build());
  }

  @Test
  void reversalOfAnythingElsePassesBy() {
    pipeline.charges().pipeInput(ROOM, event(charge(1, 25)));
    var ofATip = reversal(2, 25).toBuilder().setContext(Any.pack(StringValue.of("a tip jar")));
    var withoutWords = reversal(3, 25).toBuilder().clearContext();

    pipeline.charges().pipeInput(ROOM, event(ofATip.build()));
    pipeline.charges().pipeInput(ROOM, event(withoutWords.build()));

    assertThat(pipeline.events().readValuesToList()).hasSize(1);
  }

  @Test
  void stateSurvivesInItsStoredForm() {
    pipeline.send(
        command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    pipeline.send(command("start").setStart(StartRoom.getDefaultInstance()));
    pipeline.send(command("mute").setMute(Mute.newBuilder().setPersonId(VERA).setSeconds(60)));
    pipeline.send(command("end").setEnd(EndRoom.getDefaultInstance()));
    pipeline.charges().pipeInput(ROOM, event(charge(7, 25)));
    var state =
        pipeline
            .driver()
            .<String, dev.bouquet.room.fold.RoomState>getKeyValueStore("rooms")
            .get(ROOM);
    var serde = StateSerde.create();

    var restored =
        serde.deserializer().deserialize("rooms", serde.serializer().serialize("rooms", state));

    assertThat(restored).isEqualTo(state);
  }

  @Test
  void recordThatCannotBeReadStopsThePipeline() {
    assertThatThrownBy(() -> pipeline.charges().pipeInput(ROOM, new byte[] {(byte) 0xFF, 1, 2}))
        .hasStackTraceContaining("cannot be read");
  }

  @Test
  void giftWithoutAPositionStopsThePipeline() {
    var broken = charge(1, 25).toBuilder().clearPosition().build();

    assertThatThrownBy(() -> pipeline.charges().pipeInput(ROOM, event(broken)))
        .hasStackTraceContaining("no position of a charge");
  }

  @Test
  void giftForNoRoomStopsThePipeline() {
    assertThatThrownBy(() -> pipeline.charges().pipeInput("not-a-room", event(charge(1, 25))))
        .hasStackTraceContaining("must be a room's UUID");
  }
}
