package dev.bouquet.gift.readmodel;

import static java.util.Map.entry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads `charges.v1` into the tables. The consumer group only says which pod reads which
/// partition; from where is in the tables, beside the rows, so a crash repeats nothing and loses
/// nothing.
///
/// A record that cannot be read, and a position that the topic no longer has, stop their partition
/// there, with an alarm; the other partitions go on.
@ApplicationScoped
class ChargeConsumer {
  private static final Logger LOG = Logger.getLogger(ChargeConsumer.class);

  private final GiftReadModel model;
  private final ReadModelConfig config;
  private final Map<String, Object> settings;
  private final Counter taken;
  private final Map<TopicPartition, Long> stalled = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> readUpTo = new HashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("gift-read-model").unstarted(this::run);
  private volatile @Nullable KafkaConsumer<String, byte[]> current;

  ChargeConsumer(
      GiftReadModel model,
      ReadModelConfig config,
      MeterRegistry metrics,
      @ConfigProperty(name = "bouquet.pod-name") String podName,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.model = model;
    this.config = config;
    int sessionMillis = Math.toIntExact(config.sessionTimeout().toMillis());
    this.settings =
        Map.ofEntries(
            entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            entry(ConsumerConfig.GROUP_ID_CONFIG, config.group()),
            // A restart gets its partitions back at once.
            entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, podName),
            entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis),
            entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMillis / 3),
            // What is gone from the topic must be noticed.
            entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
            entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxBatch()),
            entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, config.fetchBytes()),
            entry(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(config.fetchWait().toMillis())),
            entry(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.requestTimeout().toMillis())),
            entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));
    this.taken = Counter.builder("bouquet.gift.read.model.events").register(metrics);
    Gauge.builder("bouquet.gift.read.model.stalled.partitions", stalled, Map::size)
        .register(metrics);
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
        readUpTo.clear();
        consumer.subscribe(List.of(config.topic()), new FromTheTables(consumer));
        while (stopping.getCount() > 0) {
          readOn(consumer);
        }
      } catch (WakeupException e) {
        LOG.debug("stopping");
      } catch (KafkaException | SQLException | OutOfStepException e) {
        LOG.warnf("reading charges interrupted reason=%s", e.toString());
        rest();
      } catch (RuntimeException e) {
        LOG.error("reading charges met a mistake in the code", e);
        rest();
      }
    }
  }

  private void readOn(KafkaConsumer<String, byte[]> consumer)
      throws SQLException, OutOfStepException {
    try {
      take(consumer, consumer.poll(config.pollTimeout()));
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions()
          .forEach((partition, offset) -> stall(consumer, partition, offset, e));
    }
  }

  private void take(KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records)
      throws SQLException, OutOfStepException {
    var stretches = new ArrayList<Stretch>();
    for (var partition : records.partitions()) {
      long from = readUpTo.getOrDefault(partition, 0L);
      var stretch = Stretch.read(partition.partition(), from, records.records(partition));
      var unreadable = stretch.unreadable();
      if (unreadable != null) {
        stall(consumer, partition, stretch.next(), unreadable);
        consumer.seek(partition, stretch.next());
      }
      stretches.add(stretch);
    }
    if (stretches.isEmpty()) {
      return;
    }
    model.take(stretches);
    for (var stretch : stretches) {
      readUpTo.put(new TopicPartition(config.topic(), stretch.partition()), stretch.next());
      taken.increment(stretch.events().size());
    }
  }

  private void stall(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long offset, Exception e) {
    LOG.errorf(e, "a partition stops at=%s offset=%d", partition, offset);
    stalled.put(partition, offset);
    consumer.pause(List.of(partition));
  }

  /// Has a consumer begin where the tables are, for a partition that is new to them at its
  /// beginning.
  private final class FromTheTables implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    FromTheTables(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try {
        var positions = model.positions();
        var beginnings = consumer.beginningOffsets(partitions);
        for (var partition : partitions) {
          var known = positions.get(partition.partition());
          long from = known == null ? beginnings.getOrDefault(partition, 0L) : known;
          consumer.seek(partition, from);
          readUpTo.put(partition, from);
        }
      } catch (SQLException e) {
        throw new KafkaException("the tables' positions cannot be read", e);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(stalled::remove);
    }
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
