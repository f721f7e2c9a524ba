package dev.bouquet.room.pods;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What the fold tells all pods.
final class RoomTopics implements AutoCloseable {
  private static final String EVENTS = "room-events.v1";
  private static final String SNAPSHOTS = "room-snapshots.v1";
  private static final Duration WAIT = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, List<RoomEvent>> events = new HashMap<>();
  private final Map<String, RoomStanding> standings = new HashMap<>();

  RoomTopics(String kafkaBootstrap) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafkaBootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var all =
        Stream.of(EVENTS, SNAPSHOTS)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  void readOn() throws InvalidProtocolBufferException {
    for (var record : consumer.poll(WAIT)) {
      if (record.topic().equals(EVENTS)) {
        var event = RoomEvent.parseFrom(record.value());
        events.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(event);
      } else {
        standings.put(record.key(), RoomSnapshot.parseFrom(record.value()).getStanding());
      }
    }
  }

  /// All that were read so far.
  List<RoomEvent> events(UUID roomId) {
    return events.getOrDefault(roomId.toString(), List.of());
  }

  /// The newest that was read so far.
  Optional<RoomStanding> standing(UUID roomId) {
    return Optional.ofNullable(standings.get(roomId.toString()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
