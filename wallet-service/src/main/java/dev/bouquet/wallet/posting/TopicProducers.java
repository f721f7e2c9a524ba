package dev.bouquet.wallet.posting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens producers that keep the order of what they send and lose nothing that they acknowledge.
@ApplicationScoped
public class TopicProducers {
  private final String bootstrapServers;
  private final PublicationConfig config;

  TopicProducers(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      PublicationConfig config) {
    this.bootstrapServers = bootstrapServers;
    this.config = config;
  }

  public Producer<String, byte[]> open() {
    int deliveryMillis = Math.toIntExact(config.deliveryTimeout().toMillis());
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.ACKS_CONFIG,
            "all",
            // Two under way to one partition: the second is written also where the first is not.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            deliveryMillis,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            deliveryMillis / 2,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            deliveryMillis,
            ProducerConfig.LINGER_MS_CONFIG,
            0),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
