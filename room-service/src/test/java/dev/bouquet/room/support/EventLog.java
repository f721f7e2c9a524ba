package dev.bouquet.room.support;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.kit.test.SuiteResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What `room-events.v1` tells of one room.
public final class EventLog implements AutoCloseable {
  private static final String TOPIC = "room-events.v1";
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> kafka;
  private final String roomId;
  private final List<RoomEvent> events = new ArrayList<>();

  public EventLog(UUID roomId) {
    this.roomId = roomId.toString();
    this.kafka =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                SuiteResource.kafkaBootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        kafka.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(TOPIC, info.partition()))
            .toList();
    kafka.assign(partitions);
    kafka.seekToBeginning(partitions);
  }

  /// All that is there up to now.
  public List<RoomEvent> read() throws InvalidProtocolBufferException {
    var ends = kafka.endOffsets(kafka.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
      for (var record : kafka.poll(POLL)) {
        if (record.key().equals(roomId)) {
          events.add(RoomEvent.parseFrom(record.value()));
        }
      }
    }
    return List.copyOf(events);
  }

  public List<MessageSaid> messages() throws InvalidProtocolBufferException {
    return read().stream()
        .filter(RoomEvent::hasMessageSaid)
        .map(RoomEvent::getMessageSaid)
        .toList();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
