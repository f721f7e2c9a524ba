package dev.bouquet.wallet;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.kit.test.SuiteResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// `charges.v1`, as a consumer reads it.
final class ChargeTopic {
  private ChargeTopic() {}

  /// The events of an ordering key, without what was delivered again.
  static List<ChargeEvent> eventsOf(String orderingKey, int count) {
    var config =
        Map.<String, Object>of(
            "bootstrap.servers", SuiteResource.kafkaBootstrap(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor("charges.v1").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var seen = new HashSet<String>();
      var events = new ArrayList<ChargeEvent>();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
              var event = parse(record.value());
              if (record.key().equals(orderingKey) && seen.add(id(event))) {
                events.add(event);
              }
            }
            return events.size() >= count;
          });
      return events;
    }
  }

  private static String id(ChargeEvent event) {
    return event.hasCharged()
        ? event.getCharged().getChargeId()
        : event.getReversed().getReversalId();
  }

  private static ChargeEvent parse(byte[] value) {
    try {
      return ChargeEvent.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
