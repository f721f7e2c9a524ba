package dev.bouquet.room.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Consumers that see what the fold has committed, and nothing else.
@Singleton
public class TopicConsumers {
  private static final int HEARTBEATS_PER_SESSION = 3;

  private final Map<String, Object> kafkaConfig;
  private final String podName;

  TopicConsumers(
      @Identifier("default-kafka-broker") Map<String, Object> kafkaConfig,
      @ConfigProperty(name = "bouquet.pod-name") String podName) {
    this.kafkaConfig = kafkaConfig;
    this.podName = podName;
  }

  /// One that shares the partitions with the other pods.
  public KafkaConsumer<String, byte[]> shared(String group, TopicConfig config) {
    var settings = settings(config);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    // A pod that restarts takes its partitions back at once.
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, podName);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
    var session = (int) config.sessionTimeout().toMillis();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
    return open(settings);
  }

  /// One that reads what it is told to.
  public KafkaConsumer<String, byte[]> apart(String clientId, TopicConfig config) {
    var settings = settings(config);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus gives one to every consumer
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    return open(settings);
  }

  private Map<String, Object> settings(TopicConfig config) {
    var settings = new HashMap<>(kafkaConfig);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxBatchCount());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.maxFetchBytes());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.maxFetchBytes());
    return settings;
  }

  private static KafkaConsumer<String, byte[]> open(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
