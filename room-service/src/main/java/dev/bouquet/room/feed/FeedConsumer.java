package dev.bouquet.room.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The Kafka side of the feed: all snapshots from the beginning, then events from the history
/// window on. Used by one thread, but for [#wakeUp].
final class FeedConsumer implements AutoCloseable {
  static final String EVENTS = "room-events.v1";
  static final String SNAPSHOTS = "room-snapshots.v1";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final KafkaConsumer<String, byte[]> kafka;
  private List<TopicPartition> events = List.of();
  private List<TopicPartition> snapshots = List.of();
  private Map<TopicPartition, Long> ends = Map.of();

  FeedConsumer(Map<String, Object> kafkaConfig, FeedConfig config) {
    var settings = new HashMap<>(kafkaConfig);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus gives one to every consumer
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Only where retention has overtaken this pod; the hub then sees the gap and says so.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollCount());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.maxFetchBytes());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.maxFetchBytes());
    var timeout = (int) config.requestTimeout().toMillis();
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "room-feed");
    this.kafka =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// Finds the places to begin at. May be called again after a failure.
  void open(Instant historyFrom) {
    events = partitionsOf(EVENTS);
    snapshots = partitionsOf(SNAPSHOTS);
    var all = new ArrayList<>(events);
    all.addAll(snapshots);
    kafka.assign(all);
    ends = Map.copyOf(kafka.endOffsets(all));
    kafka.seekToBeginning(snapshots);
    var wanted = new HashMap<TopicPartition, Long>();
    events.forEach(partition -> wanted.put(partition, historyFrom.toEpochMilli()));
    kafka
        .offsetsForTimes(wanted)
        .forEach((partition, found) -> {
          kafka.seek(partition, found == null ? ends.get(partition) : found.offset());
        });
    kafka.pause(events);
  }

  ConsumerRecords<String, byte[]> poll(Duration wait) {
    return kafka.poll(wait);
  }

  void readEventsToo() {
    kafka.resume(events);
  }

  boolean hasReadSnapshots() {
    return hasReached(snapshots);
  }

  boolean hasReadEvents() {
    return hasReached(events);
  }

  /// Records that brokers hold and this pod has not read, as far as the last answers tell.
  long lagCount() {
    long lag = 0;
    for (var partition : events) {
      lag += kafka.currentLag(partition).orElse(0);
    }
    return lag;
  }

  /// From any thread: ends the poll that is under way.
  void wakeUp() {
    kafka.wakeup();
  }

  @Override
  public void close() {
    kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }

  private boolean hasReached(Collection<TopicPartition> partitions) {
    return partitions.stream().allMatch(p -> kafka.position(p) >= ends.getOrDefault(p, 0L));
  }

  private List<TopicPartition> partitionsOf(String topic) {
    var found = kafka.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("topic " + topic + " is not there");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }
}
