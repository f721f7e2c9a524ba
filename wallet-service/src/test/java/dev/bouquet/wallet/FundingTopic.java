package dev.bouquet.wallet;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.wallet.v1.FundingEvent;
import dev.bouquet.kit.test.SuiteResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// `funding.v1`, as a consumer reads it.
final class FundingTopic {
  private FundingTopic() {}

  /// The first events of a payer; without those whose `seq` is not the next one.
  static List<FundingEvent> eventsOf(UUID payer, int count) {
    var config =
        Map.<String, Object>of(
            "bootstrap.servers", SuiteResource.kafkaBootstrap(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor("funding.v1").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var events = new ArrayList<FundingEvent>();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
              var event = parse(record.value());
              if (record.key().equals(payer.toString()) && event.getSeq() == events.size() + 1) {
                events.add(event);
              }
            }
            return events.size() >= count;
          });
      return events;
    }
  }

  private static FundingEvent parse(byte[] value) {
    try {
      return FundingEvent.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
