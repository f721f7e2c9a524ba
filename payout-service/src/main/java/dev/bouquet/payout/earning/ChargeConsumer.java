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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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
/// A record that cannot be read stops its partition at that record, with an alarm; what is before
/// it is earned, and the other partitions go on.
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

  /// Where unreadable records are, by partition.
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
    var events = new ArrayList<SpendingEvent>(records.count());
    var next = new java.util.HashMap<TopicPartition, OffsetAndMetadata>();
    for (var partition : records.partitions()) {
      long offset = read(consumer, records, partition, events);
      next.put(partition, new OffsetAndMetadata(offset));
    }
    if (!events.isEmpty()) {
      int partition = next.keySet().stream().mapToInt(TopicPartition::partition).min().orElse(0);
      earned.increment(earnings.take(events, partition));
      consumer.commitSync(next);
    }
  }

  /// @return the offset of what comes after the last record that could be read
  private long read(
      KafkaConsumer<String, byte[]> consumer,
      ConsumerRecords<String, byte[]> records,
      TopicPartition partition,
      List<SpendingEvent> events) {
    long next = 0;
    for (var record : records.records(partition)) {
      try {
        events.add(SpendingEvent.read(record.value()));
        next = record.offset() + 1;
      } catch (UnreadableChargeException e) {
        LOG.errorf(
            e, "unreadable charge stops its partition at=%s offset=%d", partition, record.offset());
        stalled.put(partition, record.offset());
        consumer.pause(List.of(partition));
        consumer.seek(partition, record.offset());
        return record.offset();
      }
    }
    return next;
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
