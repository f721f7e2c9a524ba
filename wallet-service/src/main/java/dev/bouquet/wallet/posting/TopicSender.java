package dev.bouquet.wallet.posting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Sends rounds of records in order, with one idempotent producer.
///
/// Whoever reads the topic may take what comes first for the newest of its partition, so nothing
/// may be written there after a record that was not. A producer goes on after a send that failed:
/// it is closed at once then, by the thread that learns of it and before anything else of that
/// partition is sent, since a producer has one request under way at most ([TopicProducers]).
/// Whoever sends starts again from the first record that was not acknowledged, with a new producer;
/// consumers drop what they see twice.
///
/// Not thread-safe.
public final class TopicSender {
  private final Supplier<? extends Producer<String, byte[]>> producers;
  private @Nullable Producer<String, byte[]> producer;

  public TopicSender(Supplier<? extends Producer<String, byte[]>> producers) {
    this.producers = producers;
  }

  /// Returns once every record is acknowledged.
  ///
  /// @throws ExecutionException where a send failed; [#giveUp] before the next attempt
  public void sendAll(Collection<ProducerRecord<String, byte[]>> records)
      throws ExecutionException, InterruptedException {
    var connected = connected();
    var failure = new AtomicReference<@Nullable Exception>();
    var acknowledgements = new ArrayList<Future<RecordMetadata>>();
    for (var next : records) {
      acknowledgements.add(send(connected, next, failure));
      refuseAfter(failure);
    }
    connected.flush();
    refuseAfter(failure);
    for (var acknowledgement : acknowledgements) {
      acknowledgement.get();
    }
  }

  private static Future<RecordMetadata> send(
      Producer<String, byte[]> producer,
      ProducerRecord<String, byte[]> next,
      AtomicReference<@Nullable Exception> failure)
      throws ExecutionException {
    try {
      return producer.send(
          next,
          (_, thrown) -> {
            if (thrown != null && failure.compareAndSet(null, thrown)) {
              producer.close(Duration.ZERO);
            }
          });
    } catch (IllegalStateException | KafkaException e) { // closed since we looked
      refuseAfter(failure);
      throw e;
    }
  }

  private static void refuseAfter(AtomicReference<@Nullable Exception> failure)
      throws ExecutionException {
    var thrown = failure.get();
    if (thrown != null) {
      throw new ExecutionException(thrown);
    }
  }

  /// Ends the producer at once, with whatever it still has.
  public void giveUp() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private Producer<String, byte[]> connected() {
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }
}
