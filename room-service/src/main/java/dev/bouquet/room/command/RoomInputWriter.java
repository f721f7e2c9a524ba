package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.RoomInput;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes commands to `room-inputs.v1`, each once and in order (idempotent producer).
@Singleton
public class RoomInputWriter {
  private static final String TOPIC = "room-inputs.v1";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Producer<String, byte[]> kafka;

  RoomInputWriter(
      CommandConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafkaConfig) {
    var settings = new HashMap<>(kafkaConfig);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "room-commands");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.maxBlock().toMillis());
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.deliveryTimeout().toMillis());
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.requestTimeout().toMillis());
    this.kafka = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /// May block for as long as the configuration says.
  public Future<RecordMetadata> write(RoomInput input) {
    return kafka.send(new ProducerRecord<>(TOPIC, input.getRoomId(), input.toByteArray()));
  }

  void stop(@Observes ShutdownEvent event) {
    kafka.close(CLOSE_TIMEOUT);
  }
}
