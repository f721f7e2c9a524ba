package dev.bouquet.room.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.GiftReversed;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomEvent.EventCase;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.contracts.room.v1.StartRoom;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTopologyTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String ROOM = "0198c0de-0000-7000-8000-00000000000a";
  private static final String HOST = "0198c0de-0000-7000-8000-000000000001";
  private static final Deserializer<RoomEvent> EVENT =
      (_, bytes) -> parse(RoomEvent.parser(), bytes);
  private static final Deserializer<Room> ROOM_RECORD = (_, bytes) -> parse(Room.parser(), bytes);
  private static final Deserializer<RoomSnapshot> SNAPSHOT =
      (_, bytes) -> parse(RoomSnapshot.parser(), bytes);

  @TempDir Path stateDir;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> charges;
  private TestInputTopic<String, byte[]> inputs;
  private TestOutputTopic<String, RoomEvent> events;
  private TestOutputTopic<String, Room> rooms;
  private TestOutputTopic<String, RoomSnapshot> snapshots;

  @BeforeEach
  void start() {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "room-fold");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver = new TopologyTestDriver(new RoomTopology(new TestBounds()).topology(), settings, NOON);
    Serializer<byte[]> bytes = (_, value) -> value;
    charges = driver.createInputTopic(Topics.CHARGES, new StringSerializer(), bytes);
    inputs = driver.createInputTopic(Topics.ROOM_INPUTS, new StringSerializer(), bytes);
    events = driver.createOutputTopic(Topics.ROOM_EVENTS, new StringDeserializer(), EVENT);
    rooms = driver.createOutputTopic(Topics.ROOMS, new StringDeserializer(), ROOM_RECORD);
    snapshots = driver.createOutputTopic(Topics.ROOM_SNAPSHOTS, new StringDeserializer(), SNAPSHOT);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void roomsLifeIsLoggedAnsweredAndRecorded() {
    send(command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    send(command("start").setStart(StartRoom.getDefaultInstance()));
    send(command("end").setEnd(EndRoom.getDefaultInstance()));

    assertThat(events.readValuesToList())
        .extracting(RoomEvent::getEventCase, RoomEvent::getSeq)
        .containsExactly(
            tuple(EventCase.ROOM_CREATED, 1L),
            tuple(EventCase.COMMAND_DONE, 0L),
            tuple(EventCase.ROOM_STARTED, 2L),
            tuple(EventCase.COMMAND_DONE, 0L),
            tuple(EventCase.ROOM_ENDED, 3L),
            tuple(EventCase.COMMAND_DONE, 0L));
    assertThat(rooms.readValuesToList())
        .extracting(Room::getStatus, Room::getVersion)
        .containsExactly(
            tuple(RoomStatus.ROOM_STATUS_SCHEDULED, 1L),
            tuple(RoomStatus.ROOM_STATUS_LIVE, 2L),
            tuple(RoomStatus.ROOM_STATUS_ENDED, 3L));
  }

  @Test
  void chargeIsShownOnceWithWhatTheSenderChose() {
    charges.pipeInput(ROOM, event(charge(1, 25)));
    charges.pipeInput(ROOM, event(charge(1, 25)));

    var shown = events.readValue();
    assertThat(events.isEmpty()).isTrue();
    assertThat(shown.getRoomId()).isEqualTo(ROOM);
    assertThat(shown.getEpoch()).isNotEmpty();
    assertThat(shown.getGiftShown().getGiftId()).isEqualTo("rose");
    assertThat(shown.getGiftShown().getCoins()).isEqualTo(25);
    assertThat(shown.getGiftShown().getSenderName()).isEqualTo("Ben");
    assertThat(shown.getTotals().getCoins()).isEqualTo(25);
  }

  @Test
  void snapshotFollowsAChangeOnceAndTellsTheState() {
    send(command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    charges.pipeInput(ROOM, event(charge(1, 25)));
    assertThat(snapshots.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(5));

    var snapshot = snapshots.readValue();
    assertThat(snapshots.isEmpty()).isTrue();
    assertThat(snapshot.getSeq()).isEqualTo(2);
    assertThat(snapshot.getTotals().getGifts()).isEqualTo(1);
    assertThat(snapshot.getRoom().getTitle()).isEqualTo("Show");
  }

  @Test
  void chargeThatIsNoGiftPassesBy() {
    var other = charge(1, 25).toBuilder().setContext(Any.pack(StringValue.of("a tip jar")));

    charges.pipeInput("tips", event(other.build()));

    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void giftThatWentBackIsShownAndLowersTheTotals() {
    charges.pipeInput(ROOM, event(charge(1, 25)));
    charges.pipeInput(ROOM, event(charge(2, 5)));
    charges.pipeInput(ROOM, event(reversal(3, 25)));
    charges.pipeInput(ROOM, event(reversal(3, 25)));

    var reversed = events.readValuesToList().getLast();
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
                .build());
  }

  @Test
  void reversalOfAnythingElsePassesBy() {
    charges.pipeInput(ROOM, event(charge(1, 25)));
    var ofATip = reversal(2, 25).toBuilder().setContext(Any.pack(StringValue.of("a tip jar")));
    var withoutWords = reversal(3, 25).toBuilder().clearContext();

    charges.pipeInput(ROOM, event(ofATip.build()));
    charges.pipeInput(ROOM, event(withoutWords.build()));

    assertThat(events.readValuesToList()).hasSize(1);
  }

  @Test
  void stateSurvivesInItsStoredForm() {
    send(command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
    send(command("start").setStart(StartRoom.getDefaultInstance()));
    send(command("end").setEnd(EndRoom.getDefaultInstance()));
    charges.pipeInput(ROOM, event(charge(7, 25)));
    var state = driver.<String, dev.bouquet.room.fold.RoomState>getKeyValueStore("rooms").get(ROOM);
    var serde = StateSerde.create();

    var restored =
        serde.deserializer().deserialize("rooms", serde.serializer().serialize("rooms", state));

    assertThat(restored).isEqualTo(state);
  }

  @Test
  void recordThatCannotBeReadStopsThePipeline() {
    assertThatThrownBy(() -> charges.pipeInput(ROOM, new byte[] {(byte) 0xFF, 1, 2}))
        .hasStackTraceContaining("cannot be read");
  }

  @Test
  void giftWithoutAPositionStopsThePipeline() {
    var broken = charge(1, 25).toBuilder().clearPosition().build();

    assertThatThrownBy(() -> charges.pipeInput(ROOM, event(broken)))
        .hasStackTraceContaining("no position of a charge");
  }

  @Test
  void giftForNoRoomStopsThePipeline() {
    assertThatThrownBy(() -> charges.pipeInput("not-a-room", event(charge(1, 25))))
        .hasStackTraceContaining("must be a room's UUID");
  }

  private void send(RoomInput.Builder input) {
    inputs.pipeInput(ROOM, input.build().toByteArray());
  }

  private static RoomInput.Builder command(String name) {
    return RoomInput.newBuilder()
        .setCommandId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString())
        .setRoomId(ROOM)
        .setActorId(HOST);
  }

  private static byte[] event(Charged charged) {
    return ChargeEvent.newBuilder().setCharged(charged).build().toByteArray();
  }

  private static Charged charge(long seq, long coins) {
    return Charged.newBuilder()
        .setChargeId(new UUID(0, seq).toString())
        .setPayerId(HOST)
        .setAmount(coins)
        .setPosition(Position.newBuilder().setSlot(0).setEpoch(1).setSeq(seq))
        .setOrderingKey(ROOM)
        .setContext(
            Any.pack(
                GiftContext.newBuilder()
                    .setGiftId("rose")
                    .setGiftName("Rose")
                    .setQuantity((int) coins)
                    .setSenderName("Ben")
                    .setReceiverId(HOST)
                    .build()))
        .setChargedAt(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond()))
        .build();
  }

  private static byte[] event(ChargeReversed reversed) {
    return ChargeEvent.newBuilder().setReversed(reversed).build().toByteArray();
  }

  /// Of the first charge.
  private static ChargeReversed reversal(long seq, long coins) {
    return ChargeReversed.newBuilder()
        .setReversalId(new UUID(1, seq).toString())
        .setChargeId(new UUID(0, 1).toString())
        .setPayerId(HOST)
        .setAmount(coins)
        .setPosition(Position.newBuilder().setSlot(0).setEpoch(1).setSeq(seq))
        .setOrderingKey(ROOM)
        .setContext(
            Any.pack(
                GiftReversal.newBuilder()
                    .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED)
                    .setRoomId(ROOM)
                    .setGiftId("rose")
                    .setGiftName("Rose")
                    .setSenderId(HOST)
                    .setSenderName("Ben")
                    .setReceiverId(HOST)
                    .build()))
        .build();
  }

  private static <T extends MessageLite> T parse(Parser<T> parser, byte[] bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
