package dev.bouquet.wallet.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.Charged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// What becomes of a round of sends of which some fail.
class SlotPublicationTest {
  private final OutboxOf outbox =
      new OutboxOf(batch(1, "a", "b"), batch(2, "c"), batch(3, "d", "e"));
  private final List<Broker> producers = new ArrayList<>();

  /// Batches in memory.
  private static final class OutboxOf extends Outbox {
    private final List<Batch> batches;
    private long published;

    OutboxOf(Batch... batches) {
      super(null);
      this.batches = List.of(batches);
    }

    @Override
    List<Batch> next(int slot, int limit) {
      return batches.stream().filter(batch -> batch.seq() > published).limit(limit).toList();
    }

    @Override
    void move(Batch batch) {
      published = batch.seq();
    }
  }

  /// A producer that has one request under way at most. Its flush fails the sends with these
  /// indices and goes on with the next ones, as Kafka's does, unless it is closed meanwhile.
  private static final class Broker extends MockProducer<String, byte[]> {
    private final List<Integer> failing;
    private final List<String> written = new ArrayList<>();
    private int flushed;

    Broker(Integer... failing) {
      super(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
      this.failing = List.of(failing);
    }

    @Override
    public synchronized void flush() {
      for (; flushed < history().size() && !closed(); flushed++) {
        if (failing.contains(flushed)) {
          errorNext(new TimeoutException("not acknowledged in time"));
        } else {
          completeNext();
          written.add(chargeId(history().get(flushed).value()));
        }
      }
    }

    List<String> charges() {
      return history().stream().map(record -> chargeId(record.value())).toList();
    }
  }

  /// A producer that knows no partition for the second record until its time is up, and then does.
  private static final class LateBroker extends MockProducer<String, byte[]> {
    private int sends;

    LateBroker() {
      super(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      if (++sends != 2) {
        return super.send(record, callback);
      }
      var failure = new TimeoutException("topic not in metadata");
      callback.onCompletion(null, failure);
      return CompletableFuture.failedFuture(failure);
    }

    List<String> written() {
      return history().stream().map(record -> chargeId(record.value())).toList();
    }
  }

  /// The third of five times out where the others would succeed: nothing is written after it,
  /// everything from the first on is sent again, by another producer, in order, and nothing counts
  /// as published before.
  @Test
  void oneSendThatTimesOutAmongOthersThatSucceed() throws Exception {
    var publication = publication(new Broker(2), new Broker());

    assertThatThrownBy(() -> publication.publish(0, _ -> {}))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(outbox.published).isZero();
    publication.giveUp();
    assertThat(producers.getFirst().closed()).isTrue();
    assertThat(producers.getFirst().written).containsExactly("a", "b");

    assertThat(publication.publish(0, _ -> {})).isFalse();

    assertThat(outbox.published).isEqualTo(3);
    assertThat(producers).hasSize(2);
    assertThat(producers.getLast().charges()).containsExactly("a", "b", "c", "d", "e");
  }

  /// A consumer that takes the newest position for the last one would drop the second record when
  /// it comes after the third.
  @Test
  void nothingIsSentAfterARecordThatCouldNotBe() {
    var late = new LateBroker();
    var publication = new SlotPublication(outbox, new Bounds(64), () -> late);

    assertThatThrownBy(() -> publication.publish(0, _ -> {}))
        .hasCauseInstanceOf(TimeoutException.class);

    assertThat(late.written()).containsExactly("a");
    assertThat(late.closed()).isTrue();
    assertThat(outbox.published).isZero();
  }

  @Test
  void theLastSendOfARoundThatTimesOutHoldsTheWholeRoundBack() {
    var publication = publication(new Broker(4));

    assertThatThrownBy(() -> publication.publish(0, _ -> {}))
        .hasCauseInstanceOf(TimeoutException.class);

    assertThat(outbox.published).isZero();
  }

  /// However much one slot has, the next slot's turn comes after one round.
  @Test
  void aRoundIsBounded() throws Exception {
    var broker = new Broker();
    var publication = new SlotPublication(outbox, new Bounds(2), () -> broker);

    assertThat(publication.publish(0, _ -> {})).isTrue();

    assertThat(outbox.published).isEqualTo(2);
    assertThat(broker.charges()).containsExactly("a", "b", "c");
  }

  @Test
  void oneProducerServesAllRoundsThatSucceed() throws Exception {
    var publication = publication(new Broker());

    assertThat(publication.publish(0, _ -> {})).isFalse(); // no more
    assertThat(publication.publish(0, _ -> {})).isFalse(); // nothing

    assertThat(outbox.published).isEqualTo(3);
    assertThat(producers.getFirst().charges()).containsExactly("a", "b", "c", "d", "e");
  }

  private SlotPublication publication(Broker... brokers) {
    var left = new ArrayList<>(Arrays.asList(brokers));
    return new SlotPublication(
        outbox,
        new Bounds(64),
        () -> {
          producers.add(left.removeFirst());
          return producers.getLast();
        });
  }

  private static Outbox.Batch batch(long seq, String... charges) {
    var events =
        Arrays.stream(charges)
            .map(id ->
                ChargeEvent.newBuilder()
                    .setCharged(Charged.newBuilder().setChargeId(id).setOrderingKey("room"))
                    .build())
            .toList();
    return new Outbox.Batch(0, 1, seq, events, 0);
  }

  private static String chargeId(byte[] event) {
    try {
      return ChargeEvent.parseFrom(event).getCharged().getChargeId();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Bounds(int maxBatches) implements PublicationConfig {
    @Override
    public String topic() {
      return "charges.v1";
    }

    @Override
    public Duration roundInterval() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration deliveryTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration maxLag() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration keepPublished() {
      return Duration.ofHours(1);
    }
  }
}
