package dev.bouquet.gift.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads a compacted topic, all partitions, from the beginning and then for ever, on a thread of
/// its own. No consumer group: every pod needs everything.
///
/// Records reach the reader one by one and in order per partition. Where Kafka fails, reading
/// starts again from the beginning, so a reader must take repeats, and older records after newer
/// ones, without harm. A record that the reader cannot take stops its partition: skipping it would
/// leave something untrue in memory that nobody ever hears of.
public final class CompactedTopic implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CompactedTopic.class);

  /// Takes one record; `value` is null where the key was deleted.
  @FunctionalInterface
  public interface Reader {
    /// @throws RuntimeException where the record makes no sense
    void take(String key, byte @Nullable [] value);
  }

  private final String topic;
  private final ProjectionConfig config;
  private final Map<String, Object> settings;
  private final Reader reader;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<String, byte[]> current;
  private volatile boolean caughtUp;
  private volatile @Nullable String stalledAt;

  private CompactedTopic(String topic, String brokers, ProjectionConfig config, Reader reader) {
    this.topic = topic;
    this.config = config;
    this.reader = reader;
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.toString(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(config.requestTimeout().toMillis()));
    this.thread = Thread.ofPlatform().name("projection-" + topic).daemon().unstarted(this::run);
  }

  public static CompactedTopic read(
      String topic, String brokers, ProjectionConfig config, Reader reader) {
    var reading = new CompactedTopic(topic, brokers, config, reader);
    reading.thread.start();
    return reading;
  }

  public boolean caughtUp() {
    return caughtUp;
  }

  public Optional<String> stalledAt() {
    return Optional.ofNullable(stalledAt);
  }

  /// Returns when the thread has ended, so nothing is read afterwards.
  @Override
  public void close() {
    stopping.countDown();
    var consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped()) {
      try (var consumer =
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
        current = consumer;
        stalledAt = null;
        readFromBeginning(consumer);
      } catch (WakeupException e) {
        LOG.debugf("stopped reading topic=%s", topic);
      } catch (KafkaException e) {
        LOG.warnf("reading starts again topic=%s cause=%s", topic, e.toString());
        await(config.reopenDelay().toMillis());
      }
    }
  }

  private void readFromBeginning(Consumer<String, byte[]> consumer) {
    var partitions = partitionsOf(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    while (!stopped()) {
      var records = consumer.poll(config.pollTimeout());
      for (var partition : records.partitions()) {
        take(consumer, partition, records.records(partition));
      }
      if (!caughtUp && reached(consumer, ends)) {
        caughtUp = true;
        LOG.infof("caught up topic=%s", topic);
      }
    }
  }

  private Collection<TopicPartition> partitionsOf(Consumer<String, byte[]> consumer) {
    var found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("there is no topic " + topic);
    }
    return found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  private void take(
      Consumer<String, byte[]> consumer,
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records) {
    for (var one : records) {
      try {
        reader.take(one.key(), one.value());
      } catch (RuntimeException e) {
        stalledAt = partition + "@" + one.offset();
        LOG.errorf(e, "unreadable record stops its partition at=%s", stalledAt);
        consumer.pause(List.of(partition));
        consumer.seek(partition, one.offset());
        return;
      }
    }
  }

  private static boolean reached(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  private void await(long millis) {
    try {
      var _ = stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
