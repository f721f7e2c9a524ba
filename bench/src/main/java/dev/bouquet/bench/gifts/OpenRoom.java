package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomStatus;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A room on air, as gift-service learns of it: from the compacted topic.
record OpenRoom(UUID id, UUID host) {
  private static final String TOPIC = "rooms.v1";

  /// To be done before gift-service starts, which is ready when it knows the rooms.
  static OpenRoom publish(String bootstrap) throws InterruptedException {
    var room = new OpenRoom(UUID.randomUUID(), UUID.randomUUID());
    try (var kafka =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      kafka.send(new ProducerRecord<>(TOPIC, room.id.toString(), room.message())).get();
      return room;
    } catch (ExecutionException e) {
      throw new LoadFailure("Kafka did not take the room: " + e.getCause().getMessage(), e);
    }
  }

  private byte[] message() {
    return Room.newBuilder()
        .setRoomId(id.toString())
        .setHostId(host.toString())
        .setHostName("Cleo")
        .setTitle("Evening show")
        .setStatus(RoomStatus.ROOM_STATUS_LIVE)
        .setVersion(2)
        .build()
        .toByteArray();
  }
}
