package dev.bouquet.wallet.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.Charged;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slots of this pod and of pods that are gone.
class ChargePublisherTest {
  private static final int OWN = 0;
  private static final int ABANDONED = 1;

  private final Slots slots = new Slots();
  private final Topic topic = new Topic();
  private final ChargePublisher publisher =
      new ChargePublisher(slots, new Bounds(), new Lease(), topic, new SimpleMeterRegistry());

  @AfterEach
  void stop() {
    publisher.stop();
  }

  /// Outboxes in memory. A slot counts as abandoned while it is not this pod's and has batches.
  private static final class Slots extends Outbox {
    private final List<Deque<Batch>> waiting =
        List.of(new ConcurrentLinkedDeque<>(), new ConcurrentLinkedDeque<>());

    Slots() {
      super(null);
    }

    void commit(int slot, int batches) {
      for (int i = 1; i <= batches; i++) {
        var event =
            ChargeEvent.newBuilder()
                .setCharged(Charged.newBuilder().setOrderingKey("room"))
                .build();
        waiting.get(slot).add(new Batch(slot, 1, i, List.of(event), 90_000));
      }
    }

    @Override
    List<Batch> next(int slot, int limit) {
      return waiting.get(slot).stream().limit(limit).toList();
    }

    @Override
    void move(Batch published) {
      while (!waiting.get(published.slot()).isEmpty()
          && waiting.get(published.slot()).peek().seq() <= published.seq()) {
        waiting.get(published.slot()).remove();
      }
    }

    @Override
    List<Integer> abandoned(Duration lease) {
      return waiting.get(ABANDONED).isEmpty() ? List.of() : List.of(ABANDONED);
    }

    @Override
    void forget(Duration olderThan) {}

    boolean areEmpty() {
      return waiting.stream().allMatch(Deque::isEmpty);
    }
  }

  private static final class Topic extends TopicProducers {
    private final List<Producer<String, byte[]>> opened = new ArrayList<>();

    Topic() {
      super("", new Bounds());
    }

    @Override
    public Producer<String, byte[]> open() {
      opened.add(
          new MockProducer<>(
              true,
              new RoundRobinPartitioner(),
              new StringSerializer(),
              new ByteArraySerializer()));
      return opened.getLast();
    }
  }

  /// What another pod left has been waiting for long. Once it is out, this pod is late with
  /// nothing.
  @Test
  void whatAPodThatIsGoneLeftIsPublishedAndThenNobodyIsBehind() {
    slots.commit(ABANDONED, 5);

    publisher.own(OWN);

    await().atMost(Duration.ofSeconds(10)).until(slots::areEmpty);
    await().atMost(Duration.ofSeconds(10)).until(() -> publisher.lag().isZero());
    assertThat(publisher.isTooFarBehind()).isFalse();
  }

  /// All of it, and not one round for each time that abandoned slots are looked for.
  @Test
  void whatAPodThatIsGoneLeftIsPublishedInOneGo() {
    slots.commit(ABANDONED, 50 * Bounds.MAX_BATCHES);

    publisher.own(OWN);

    await().atMost(Duration.ofSeconds(10)).until(slots::areEmpty);
  }

  @Test
  void aPodThatStopsLeavesNothing() {
    publisher.own(OWN);
    await().atMost(Duration.ofSeconds(10)).until(() -> publisher.lag().isZero());
    slots.commit(OWN, 3 * Bounds.MAX_BATCHES); // of which nobody has told the publisher

    publisher.stop();

    assertThat(slots.areEmpty()).isTrue();
  }

  private record Lease() implements PostingConfig {
    @Override
    public int writers() {
      return 1;
    }

    @Override
    public Duration pace() {
      return Duration.ZERO;
    }

    @Override
    public int maxBatch() {
      return 1;
    }

    @Override
    public int maxQueued() {
      return 1;
    }

    @Override
    public int maxQueuedPerPayer() {
      return 1;
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration transactionTimeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(5);
    }
  }

  private record Bounds() implements PublicationConfig {
    static final int MAX_BATCHES = 2;

    @Override
    public String topic() {
      return "charges.v1";
    }

    @Override
    public int maxBatches() {
      return MAX_BATCHES;
    }

    @Override
    public Duration roundInterval() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration deliveryTimeout() {
      return Duration.ofSeconds(10);
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
