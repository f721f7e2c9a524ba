package dev.bouquet.payout.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.payout.v1.SharePolicy;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.payout.support.PayoutComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@PayoutComponent
class SharePolicyComponentTest {
  @Test
  void theDefaultPolicyIsPublishedAtStart() throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor("share-policies.v1").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      await()
          .until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            return !found.isEmpty();
          });

      assertThat(found.getFirst().key()).isEqualTo("default");
      assertThat(SharePolicy.parseFrom(found.getFirst().value()).toBuilder().clearSetAt().build())
          .isEqualTo(
              SharePolicy.newBuilder()
                  .setPolicyId("default")
                  .setVersion(1)
                  .setCreatorBasisPoints(5_000)
                  .build());
    }
  }
}
