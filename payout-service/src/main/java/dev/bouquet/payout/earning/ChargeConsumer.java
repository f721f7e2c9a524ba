package dev.bouquet.payout.earning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads `charges.v1` in order and commits offsets after the database: a crash in between repeats a
/// batch, which changes nothing.
///
/// A record that cannot be read, and a reversal that does not fit its charge, stop their partition
/// there, with an alarm; what is before them is earned, and the other partitions go on.
@ApplicationScoped
class ChargeConsumer {
  private static final Logger LOG = Logger.getLogger(ChargeConsumer.class);
  private static final String GROUP = "payout-earnings";

  private final EarningService earnings;
  private final EarningConfig config;
  private final Map<String, Object> settings;
  private final Counter earned;
  private final Map<TopicPartition, Long> stalled = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("earnings").unstarted(this::run);
  private volatile @Nullable KafkaConsumer<String, byte[]> current;

  ChargeConsumer(
      EarningService earnings,
      EarningConfig config,
      MeterRegistry metrics,
      @ConfigProperty(name = "bouquet.pod-name") String podName,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.earnings = earnings;
    this.config = config;
    int sessionMillis = Math.toIntExact(config.sessionTimeout().toMillis());
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            podName, // a restart gets its partitions back at once
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            sessionMillis,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            sessionMillis / 3,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            config.maxBatch(),
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);
    this.earned = Counter.builder("bouquet.payout.earnings").register(metrics);
    Gauge.builder("bouquet.payout.stalled.partitions", stalled, Map::size).register(metrics);
  }

  /// Where partitions stopped, and at which offset.
  Map<TopicPartition, Long> stalled() {
    return Map.copyOf(stalled);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    var consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    thread.join();
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (var consumer =
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
        current = consumer;
        stalled.clear();
        consumer.subscribe(List.of(config.topic()));
        while (stopping.getCount() > 0) {
          take(consumer, consumer.poll(config.pollTimeout()));
        }
      } catch (WakeupException e) {
        LOG.debug("stopping");
      } catch (KafkaException | SQLException e) {
        // Opened again, the consumer starts from the offsets that were committed after the
        // database.
        LOG.warnf("earnings interrupted reason=%s", e.getMessage());
        rest();
      } catch (RuntimeException e) {
        LOG.error("earnings met a mistake in the code", e);
        rest();
      }
    }
  }

  private void take(KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records)
      throws SQLException {
    var batch = new ArrayList<Taken>(records.count());
    for (var partition : records.partitions()) {
      read(consumer, records.records(partition), batch);
    }
    while (!batch.isEmpty()) {
      try {
        earn(consumer, batch);
        return;
      } catch (UnfitReversalException e) {
        var unfit =
            batch.stream()
                .filter(taken -> taken.event().id().equals(e.reversalId()))
                .findFirst()
                .orElseThrow();
        stall(consumer, unfit.partition(), unfit.offset(), e);
        batch.removeIf(unfit::blocks);
      }
    }
  }

  /// An event and where it was.
  private record Taken(TopicPartition partition, long offset, SpendingEvent event) {
    /// Whether another is this one, or waits behind it.
    boolean blocks(Taken other) {
      return partition.equals(other.partition) && offset <= other.offset;
    }
  }

  private void earn(KafkaConsumer<String, byte[]> consumer, List<Taken> batch)
      throws SQLException, UnfitReversalException {
    int partition = batch.stream().mapToInt(taken -> taken.partition().partition()).min().orElse(0);
    earned.increment(earnings.take(batch.stream().map(Taken::event).toList(), partition));
    var next = new HashMap<TopicPartition, OffsetAndMetadata>();
    batch.forEach(taken -> next.put(taken.partition(), new OffsetAndMetadata(taken.offset() + 1)));
    consumer.commitSync(next);
  }

  /// Up to the first that cannot be read.
  private void read(
      KafkaConsumer<String, byte[]> consumer,
      List<ConsumerRecord<String, byte[]>> records,
      List<Taken> batch) {
    for (var record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      try {
        batch.add(new Taken(partition, record.offset(), SpendingEvent.read(record.value())));
      } catch (UnreadableChargeException e) {
        stall(consumer, partition, record.offset(), e);
        return;
      }
    }
  }

  private void stall(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long offset, Exception e) {
    LOG.errorf(e, "a record stops its partition at=%s offset=%d", partition, offset);
    stalled.put(partition, offset);
    consumer.pause(List.of(partition));
    consumer.seek(partition, offset);
  }

  private void rest() {
    try {
      var _ = stopping.await(config.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
