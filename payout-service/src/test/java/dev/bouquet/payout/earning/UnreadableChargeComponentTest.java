package dev.bouquet.payout.earning;

import static dev.bouquet.payout.support.Gifts.giftsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/// On topics and with consumers of its own: a stopped partition stays stopped.
@PayoutComponent
class UnreadableChargeComponentTest {
  private static final Position POSITION = Position.newBuilder().setEpoch(1).setSeq(1).build();

  private record Bounds(
      String topic,
      int maxBatch,
      Duration sessionTimeout,
      Duration pollTimeout,
      Duration retryDelay)
      implements EarningConfig {}

  /// The consumer joins the group of the running service, which rebalances first.
  private static final Duration REBALANCED = Duration.ofSeconds(30);

  @Inject EarningService earnings;

  @Test
  void stopsItsPartitionAndNothingElse() throws Exception {
    stopsItsPartitionAndNothingElse("charges-with-an-unreadable-one", new byte[] {1, 2, 3});
  }

  @Test
  void aReversalWhoseChargeNeverCameStopsItsPartitionAndNothingElse() throws Exception {
    var charge = Gifts.gift(UUID.randomUUID(), 10, 5_000).setPosition(POSITION).build();
    stopsItsPartitionAndNothingElse("charges-with-one-reversed-before", reversal(charge, 10));
  }

  @Test
  void aReversalOfMoreThanThereWasStopsItsPartitionAndNothingElse() throws Exception {
    var charge = Gifts.charge(UUID.randomUUID(), 10, 5_000);
    earnings.take(List.of(SpendingEvent.read(Gifts.event(charge))), 0);
    stopsItsPartitionAndNothingElse("charges-with-one-reversed-twice", reversal(charge, 11));
  }

  private void stopsItsPartitionAndNothingElse(String topic, byte[] unfit) throws Exception {
    createTopic(topic);
    var before = UUID.randomUUID();
    var after = UUID.randomUUID();
    var elsewhere = UUID.randomUUID();
    publish(topic, 0, Gifts.event(Gifts.charge(before, 10, 5_000)));
    publish(topic, 0, unfit);
    var behind = Gifts.event(Gifts.charge(after, 10, 5_000));
    publish(topic, 0, behind);
    publish(topic, 1, Gifts.event(Gifts.charge(elsewhere, 10, 5_000)));
    var metrics = new SimpleMeterRegistry();
    var bounds =
        new Bounds(
            topic, 500, Duration.ofSeconds(6), Duration.ofMillis(100), Duration.ofMillis(100));
    var consumer =
        new ChargeConsumer(
            earnings, bounds, metrics, "unreadable-test", SuiteResource.kafkaBootstrap());
    consumer.start(new StartupEvent());
    try {
      await().atMost(REBALANCED).until(() -> giftsOf(before) == 1 && giftsOf(elsewhere) == 1);
      await().until(() -> !consumer.stalled().isEmpty());

      assertThat(consumer.stalled()).isEqualTo(Map.of(new TopicPartition(topic, 0), 1L));
      assertThat(metrics.get("bouquet.payout.stalled.partitions").gauge().value()).isEqualTo(1);
      assertThat(new ChargesReadable(consumer).call().getStatus()).isEqualTo(Status.DOWN);

      publish(topic, 1, Gifts.event(Gifts.charge(elsewhere, 10, 5_000)));
      await().until(() -> giftsOf(elsewhere) == 2);
      assertThat(giftsOf(after)).isZero();
    } finally {
      consumer.stop(new ShutdownEvent());
      // The books of all tests are compared as one: what waited behind it is booked by hand.
      earnings.take(List.of(SpendingEvent.read(behind)), 0);
    }
  }

  /// Of which the wallet knows nothing, so that the books of all tests stay in order.
  private static byte[] reversal(Charged charge, long coins) {
    return Gifts.event(
        ChargeReversed.newBuilder()
            .setReversalId(Ids.next().toString())
            .setChargeId(charge.getChargeId())
            .setAmount(coins)
            .setPosition(charge.getPosition())
            .build());
  }

  private static void createTopic(String topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap()))) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
  }

  private void publish(String topic, int partition, byte[] value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, "", value)).get();
    }
  }
}
