package dev.bouquet.room.returns;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSuspended;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.WalletProcess;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A room's log as the fold would have written it, at any time.
final class ShownGifts implements AutoCloseable {
  static final long COINS = 7;

  final UUID roomId = Ids.next();
  private final KafkaProducer<String, byte[]> kafka =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SuiteResource.kafkaBootstrap()),
          new StringSerializer(),
          new ByteArraySerializer());
  private long seq;

  /// Shows a gift that the wallet has charged.
  UUID gift(Instant at) {
    return show(at, false);
  }

  /// The same, while the room is suspended.
  UUID lateGift(Instant at) {
    return show(at, true);
  }

  /// One of which the wallet knows nothing.
  UUID giftWithoutACharge(Instant at) {
    var chargeId = Ids.next();
    write(giftShown(chargeId, at, false));
    return chargeId;
  }

  void suspension(Instant at) {
    write(event(at).setRoomSuspended(RoomSuspended.newBuilder().setReason("because")).build());
  }

  private UUID show(Instant at, boolean suspended) {
    var chargeId = Ids.next();
    WalletProcess.WALLET.charged(chargeId, COINS);
    write(giftShown(chargeId, at, suspended));
    return chargeId;
  }

  RoomEvent giftShown(UUID chargeId, Instant at, boolean suspended) {
    return event(at)
        .setGiftShown(
            GiftShown.newBuilder()
                .setChargeId(chargeId.toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setQuantity(1)
                .setCoins(COINS)
                .setSenderId("00000000-0000-7000-8000-00000000000b")
                .setSenderName("Ben")
                .setReceiverId("00000000-0000-7000-8000-00000000000c")
                .setSuspended(suspended))
        .build();
  }

  void write(RoomEvent event) {
    try {
      kafka
          .send(new ProducerRecord<>("room-events.v1", roomId.toString(), event.toByteArray()))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private RoomEvent.Builder event(Instant at) {
    return RoomEvent.newBuilder()
        .setRoomId(roomId.toString())
        .setEpoch("e1")
        .setSeq(++seq)
        .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
