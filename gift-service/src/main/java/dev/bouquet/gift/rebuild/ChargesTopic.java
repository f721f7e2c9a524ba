package dev.bouquet.gift.rebuild;

import dev.bouquet.gift.readmodel.ReadModelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `charges.v1` for whoever reads it by itself, in no consumer group.
@ApplicationScoped
class ChargesTopic {
  private final ReadModelConfig config;
  private final String bootstrapServers;

  ChargesTopic(
      ReadModelConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.config = config;
    this.bootstrapServers = bootstrapServers;
  }

  /// A consumer that has to be told where to read, and fails where that is gone.
  KafkaConsumer<String, byte[]> open() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            config.maxBatch(),
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(config.requestTimeout().toMillis()),
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  TopicPartition partition(int number) {
    return new TopicPartition(config.topic(), number);
  }

  /// The first offset of each partition that is still there.
  ///
  /// @throws KafkaException where Kafka does not answer
  Map<Integer, Long> beginnings() {
    try (var consumer = open()) {
      var partitions =
          consumer.partitionsFor(config.topic()).stream()
              .map(found -> partition(found.partition()))
              .toList();
      return consumer.beginningOffsets(partitions).entrySet().stream()
          .collect(Collectors.toMap(found -> found.getKey().partition(), Map.Entry::getValue));
    }
  }
}
