package dev.bouquet.gift.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.Tables;
import dev.bouquet.kit.test.SuiteResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On topics, with consumers and in a database of its own: a stopped partition stays stopped.
@GiftComponent
class ChargeConsumerComponentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Bounds(
      String topic,
      String group,
      int maxBatch,
      int fetchBytes,
      Duration fetchWait,
      Duration sessionTimeout,
      Duration pollTimeout,
      Duration requestTimeout,
      Duration retryDelay)
      implements ReadModelConfig {
    static Bounds of(String topic) {
      return new Bounds(
          topic,
          topic,
          500,
          1,
          Duration.ofMillis(100),
          Duration.ofSeconds(6),
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          Duration.ofMillis(100));
    }
  }

  @BeforeEach
  void begin() throws SQLException {
    GiftDatabase.begin();
  }

  @Test
  void anUnreadableRecordStopsItsPartitionAndNothingElse() throws Exception {
    createTopic("charges-with-an-unreadable-one");
    var before = rose();
    var elsewhere = rose();
    publish("charges-with-an-unreadable-one", 0, Charges.event(before));
    publish("charges-with-an-unreadable-one", 0, new byte[] {1, 2, 3});
    publish("charges-with-an-unreadable-one", 0, Charges.event(rose()));
    publish("charges-with-an-unreadable-one", 1, Charges.event(elsewhere));
    var metrics = new SimpleMeterRegistry();
    var consumer = consumer("charges-with-an-unreadable-one", metrics);
    consumer.start(new StartupEvent());
    try {
      await().atMost(PATIENCE).until(() -> charges() == 2 && !consumer.stalled().isEmpty());

      assertThat(consumer.stalled())
          .isEqualTo(Map.of(new TopicPartition("charges-with-an-unreadable-one", 0), 1L));
      assertThat(metrics.get("bouquet.gift.read.model.stalled.partitions").gauge().value())
          .isEqualTo(1);
      assertThat(new ChargesReadable(consumer).call().getStatus()).isEqualTo(Status.DOWN);
      publish("charges-with-an-unreadable-one", 1, Charges.event(rose()));
      await().atMost(PATIENCE).until(() -> charges() == 3);
    } finally {
      consumer.stop(new ShutdownEvent());
    }
  }

  @Test
  void chargesWithoutWordsStopNothing() throws Exception {
    createTopic("charges-without-words");
    publish(
        "charges-without-words", 0, Charges.event(Charges.withoutContext(UUID.randomUUID(), 5)));
    publish("charges-without-words", 0, Charges.event(rose()));
    var consumer = consumer("charges-without-words", new SimpleMeterRegistry());
    consumer.start(new StartupEvent());
    try {
      await().atMost(PATIENCE).until(() -> charges() == 1);

      assertThat(consumer.stalled()).isEmpty();
      assertThat(new ChargesReadable(consumer).call().getStatus()).isEqualTo(Status.UP);
    } finally {
      consumer.stop(new ShutdownEvent());
    }
  }

  @Test
  void whatIsGoneFromTheTopicBeforeItWasReadStopsItsPartition() throws Exception {
    var topic = "charges-that-went-too-early";
    createTopic(topic);
    publish(topic, 0, Charges.event(rose()));
    var first = consumer(topic, new SimpleMeterRegistry());
    first.start(new StartupEvent());
    await().atMost(PATIENCE).until(() -> charges() == 1);
    first.stop(new ShutdownEvent());
    publish(topic, 0, Charges.event(rose()));
    publish(topic, 0, Charges.event(rose()));
    try (var admin = Admin.create(Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap()))) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
          .all()
          .get();
    }

    var second = consumer(topic, new SimpleMeterRegistry());
    second.start(new StartupEvent());
    try {
      await().atMost(PATIENCE).until(() -> !second.stalled().isEmpty());

      assertThat(second.stalled()).isEqualTo(Map.of(new TopicPartition(topic, 0), 1L));
    } finally {
      second.stop(new ShutdownEvent());
    }
  }

  @Test
  void aCrashBetweenWritingAndCommittingLeavesNothingAndLosesNothing() throws Exception {
    var topic = "charges-of-a-crash";
    createTopic(topic);
    var gift = rose();
    publish(topic, 0, Charges.event(gift));
    publish(topic, 0, Charges.event(Charges.reversal(gift, 2)));
    var consumer = consumer(topic, new SimpleMeterRegistry());
    try (var held = GiftDatabase.open().getConnection()) {
      held.setAutoCommit(false);
      holdPositions(held);
      consumer.start(new StartupEvent());
      await().atMost(PATIENCE).until(() -> killed() > 0);
      assertThat(charges()).isZero();
      held.rollback();

      await().atMost(PATIENCE).until(() -> charges() == 1);

      var tables = Tables.dump(GiftDatabase.pool());
      assertThat(tables.get("gift_reversal")).hasSize(1);
      assertThat(tables.get("gift_gallery")).singleElement().asString().contains("\"coins\": 8");
    } finally {
      consumer.stop(new ShutdownEvent());
    }
  }

  /// Whoever has written rows waits here, before it can commit.
  private static void holdPositions(Connection connection) throws SQLException {
    try (var lock = connection.createStatement()) {
      lock.execute("lock table gift_position in exclusive mode");
    }
  }

  /// Ends the database sessions that wait for a lock.
  private static int killed() throws SQLException {
    var sql =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where usename = 'gift' and wait_event_type = 'Lock'
        """;
    try (var connection = GiftDatabase.pool().getConnection();
        var kill = connection.prepareStatement(sql);
        var row = kill.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static ChargeConsumer consumer(String topic, SimpleMeterRegistry metrics) {
    return new ChargeConsumer(
        new GiftReadModel(GiftDatabase.open()),
        Bounds.of(topic),
        metrics,
        "consumer-test",
        SuiteResource.kafkaBootstrap());
  }

  private static Charged rose() {
    return Charges.rose(UUID.randomUUID(), UUID.randomUUID(), 10);
  }

  private static int charges() throws SQLException {
    return Tables.dump(GiftDatabase.pool()).get("gift_charge").size();
  }

  private static void createTopic(String topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap()))) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
  }

  private static void publish(String topic, int partition, byte[] value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, "", value)).get();
    }
  }
}
