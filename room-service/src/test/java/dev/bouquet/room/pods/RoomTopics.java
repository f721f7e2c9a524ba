package dev.bouquet.room.pods;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.SetGoal;
import dev.bouquet.contracts.room.v1.SubGoal;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What pods tell the fold, and what they are told by it.
final class RoomTopics implements AutoCloseable {
  private static final String INPUTS = "room-inputs.v1";
  private static final String EVENTS = "room-events.v1";
  private static final String SNAPSHOTS = "room-snapshots.v1";
  private static final Duration WAIT = Duration.ofMillis(100);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, List<RoomEvent>> events = new HashMap<>();
  private final Map<String, RoomStanding> standings = new HashMap<>();

  RoomTopics(String kafkaBootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap),
            new StringSerializer(),
            new ByteArraySerializer());
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

  /// As the room's host.
  void setGoal(UUID roomId, UUID hostId, SubGoal... parts) {
    var goal =
        SetGoal.newBuilder()
            .setGoalId(UUID.randomUUID().toString())
            .setTitle("An encore")
            .addAllSubGoals(List.of(parts));
    var input =
        RoomInput.newBuilder()
            .setCommandId(UUID.randomUUID().toString())
            .setRoomId(roomId.toString())
            .setActorId(hostId.toString())
            .setSetGoal(goal)
            .build();
    var _ = producer.send(new ProducerRecord<>(INPUTS, input.getRoomId(), input.toByteArray()));
    producer.flush();
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
    producer.close();
    consumer.close();
  }
}
