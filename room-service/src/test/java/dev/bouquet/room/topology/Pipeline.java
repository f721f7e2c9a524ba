package dev.bouquet.room.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/// The fold's pipeline in Kafka Streams' test driver, at noon.
final class Pipeline implements AutoCloseable {
  static final String ROOM = "0198c0de-0000-7000-8000-00000000000a";
  static final String HOST = "0198c0de-0000-7000-8000-000000000001";
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> charges;
  private final TestInputTopic<String, byte[]> inputs;
  private final TestOutputTopic<String, RoomEvent> events;
  private final TestOutputTopic<String, Room> rooms;
  private final TestOutputTopic<String, RoomSnapshot> snapshots;

  Pipeline(Path stateDir) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "room-fold");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver = new TopologyTestDriver(new RoomTopology(new TestBounds()).topology(), settings, NOON);
    Serializer<byte[]> bytes = (_, value) -> value;
    charges = driver.createInputTopic(Topics.CHARGES, new StringSerializer(), bytes);
    inputs = driver.createInputTopic(Topics.ROOM_INPUTS, new StringSerializer(), bytes);
    events = output(Topics.ROOM_EVENTS, RoomEvent.parser());
    rooms = output(Topics.ROOMS, Room.parser());
    snapshots = output(Topics.ROOM_SNAPSHOTS, RoomSnapshot.parser());
  }

  private <T extends MessageLite> TestOutputTopic<String, T> output(
      String topic, Parser<T> parser) {
    return driver.createOutputTopic(
        topic, new StringDeserializer(), (_, bytes) -> parse(parser, bytes));
  }

  TopologyTestDriver driver() {
    return driver;
  }

  TestInputTopic<String, byte[]> charges() {
    return charges;
  }

  TestOutputTopic<String, RoomEvent> events() {
    return events;
  }

  TestOutputTopic<String, Room> rooms() {
    return rooms;
  }

  TestOutputTopic<String, RoomSnapshot> snapshots() {
    return snapshots;
  }

  @Override
  public void close() {
    driver.close();
  }

  void send(RoomInput.Builder input) {
    inputs.pipeInput(ROOM, input.build().toByteArray());
  }

  static RoomInput.Builder command(String name) {
    return RoomInput.newBuilder()
        .setCommandId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString())
        .setRoomId(ROOM)
        .setActorId(HOST);
  }

  static byte[] event(Charged charged) {
    return ChargeEvent.newBuilder().setCharged(charged).build().toByteArray();
  }

  static Charged charge(long seq, long coins) {
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
                    .setMessage("Encore!")
                    .setMessagePinnedSeconds(60)
                    .build()))
        .setChargedAt(Timestamp.newBuilder().setSeconds(NOON.getEpochSecond()))
        .build();
  }

  static byte[] event(ChargeReversed reversed) {
    return ChargeEvent.newBuilder().setReversed(reversed).build().toByteArray();
  }

  /// Of the first charge.
  static ChargeReversed reversal(long seq, long coins) {
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
