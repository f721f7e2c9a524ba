package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes what the fold would write. The fold itself is left out: it costs once per event, however
/// many see it, and its commits would hide what is measured, the way from Kafka to the viewers.
final class RoomTopics implements AutoCloseable {
  private static final String EVENTS = "room-events.v1";
  private static final String SNAPSHOTS = "room-snapshots.v1";

  private final KafkaProducer<String, byte[]> kafka;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  RoomTopics(String bootstrap) {
    this.kafka =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Puts the rooms on air. To be done before room-service starts, which is ready when it knows
  /// them.
  void open(List<RoomLog> rooms) {
    rooms.forEach(room -> send(SNAPSHOTS, room, SampleGift.snapshot(room).toByteArray()));
    flush();
  }

  void publish(RoomLog room, long seq) {
    send(EVENTS, room, SampleGift.event(room, seq).toByteArray());
  }

  void flush() {
    kafka.flush();
    var thrown = failure.get();
    if (thrown != null) {
      throw new LoadFailure("Kafka did not take an event: " + thrown.getMessage(), thrown);
    }
  }

  private void send(String topic, RoomLog room, byte[] message) {
    var _ =
        kafka.send(
            new ProducerRecord<>(topic, room.id().toString(), message),
            (_, thrown) -> {
              if (thrown != null) {
                failure.compareAndSet(null, thrown);
              }
            });
  }

  @Override
  public void close() {
    kafka.close();
  }
}
