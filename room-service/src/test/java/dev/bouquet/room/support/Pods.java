package dev.bouquet.room.support;

import dev.bouquet.contracts.room.v1.PodReport;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.test.SuiteResource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Another pod, as far as its reports go.
public final class Pods implements AutoCloseable {
  private final KafkaProducer<String, byte[]> kafka =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SuiteResource.kafkaBootstrap()),
          new StringSerializer(),
          new ByteArraySerializer());

  public void report(String roomId, int viewers) {
    var report = PodReport.newBuilder().setPodId("another-pod").setViewers(viewers);
    var input = RoomInput.newBuilder().setRoomId(roomId).setPodReport(report).build();
    var _ = kafka.send(new ProducerRecord<>("room-inputs.v1", roomId, input.toByteArray()));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
