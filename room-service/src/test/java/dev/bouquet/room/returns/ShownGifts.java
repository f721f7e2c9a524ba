package dev.bouquet.room.returns;

import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED;
import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_SENDER_BANNED;
import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_UNSPECIFIED;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.PersonBanned;
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
  private static final String BEN = "00000000-0000-7000-8000-00000000000b";

  final UUID roomId = Ids.next();
  private final KafkaProducer<String, byte[]> kafka =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SuiteResource.kafkaBootstrap()),
          new StringSerializer(),
          new ByteArraySerializer());
  private long seq;

  /// Shows a gift that the wallet has charged.
  UUID gift(Instant at) {
    return show(at, GIFT_REVERSAL_REASON_UNSPECIFIED);
  }

  /// The same, while the room is suspended.
  UUID lateGift(Instant at) {
    return show(at, GIFT_REVERSAL_REASON_ROOM_SUSPENDED);
  }

  /// The same, from somebody whom the room, a safe haven, has banned.
  UUID unwelcomeGift(Instant at) {
    return show(at, GIFT_REVERSAL_REASON_SENDER_BANNED);
  }

  /// A charged gift of somebody else.
  UUID giftOf(String senderId, Instant at) {
    var chargeId = Ids.next();
    WalletProcess.WALLET.charged(chargeId, COINS);
    var gift = giftShown(chargeId, at, GIFT_REVERSAL_REASON_UNSPECIFIED).toBuilder();
    gift.getGiftShownBuilder().setSenderId(senderId);
    write(gift.build());
    return chargeId;
  }

  /// One of which the wallet knows nothing.
  UUID giftWithoutACharge(Instant at) {
    var chargeId = Ids.next();
    write(giftShown(chargeId, at, GIFT_REVERSAL_REASON_UNSPECIFIED));
    return chargeId;
  }

  void suspension(Instant at) {
    write(event(at).setRoomSuspended(RoomSuspended.newBuilder().setReason("because")).build());
  }

  /// @param haven whether their gifts go back
  void ban(Instant at, boolean haven) {
    write(
        event(at)
            .setPersonBanned(PersonBanned.newBuilder().setPersonId(BEN).setGiftsReturn(haven))
            .build());
  }

  private UUID show(Instant at, GiftReversalReason returning) {
    var chargeId = Ids.next();
    WalletProcess.WALLET.charged(chargeId, COINS);
    write(giftShown(chargeId, at, returning));
    return chargeId;
  }

  RoomEvent giftShown(UUID chargeId, Instant at, GiftReversalReason returning) {
    return event(at)
        .setGiftShown(
            GiftShown.newBuilder()
                .setChargeId(chargeId.toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setQuantity(1)
                .setCoins(COINS)
                .setSenderId(BEN)
                .setSenderName("Ben")
                .setReceiverId("00000000-0000-7000-8000-00000000000c")
                .setReturning(returning))
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
