package dev.bouquet.room.support;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.kit.test.SuiteResource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The wallet's writer of one slot, as far as `charges.v1` shows it.
public final class Wallet implements AutoCloseable {
  private static final AtomicLong NEXT_EPOCH = new AtomicLong(1);

  private final KafkaProducer<String, byte[]> kafka;
  private final int slot;
  private final long epoch = NEXT_EPOCH.getAndIncrement();
  private long seq;

  public Wallet(int slot) {
    this(slot, SuiteResource.kafkaBootstrap());
  }

  public Wallet(int slot, String kafkaBootstrap) {
    this.slot = slot;
    this.kafka =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// The next charge of the slot, published.
  public Charged charge(UUID roomId, long coins) {
    var charged = nextCharge(roomId, coins);
    publish(charged);
    return charged;
  }

  public Charged nextCharge(UUID roomId, long coins) {
    return nextCharge(roomId, coins, gift -> gift);
  }

  /// @param changes of what would be a gift of its own from a stranger
  public Charged nextCharge(UUID roomId, long coins, UnaryOperator<GiftContext.Builder> changes) {
    seq++;
    var now = Instant.now();
    return Charged.newBuilder()
        .setChargeId(UUID.randomUUID().toString())
        .setPayerId(UUID.randomUUID().toString())
        .setAmount(coins)
        .setPosition(Position.newBuilder().setSlot(slot).setEpoch(epoch).setSeq(seq))
        .setOrderingKey(roomId.toString())
        .setContext(Any.pack(changes.apply(gift(roomId, coins)).build()))
        .setChargedAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }

  private static GiftContext.Builder gift(UUID roomId, long coins) {
    return GiftContext.newBuilder()
        .setGiftId("rose")
        .setGiftName("Rose")
        .setQuantity((int) coins)
        .setUnitPrice(1)
        .setCoins(coins)
        .setRoomId(roomId.toString())
        .setSenderId(UUID.randomUUID().toString())
        .setSenderName("Ben");
  }

  public void publish(Charged charged) {
    var _ =
        kafka.send(
            new ProducerRecord<>(
                "charges.v1",
                charged.getOrderingKey(),
                ChargeEvent.newBuilder().setCharged(charged).build().toByteArray()));
  }

  public void flush() {
    kafka.flush();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
