package dev.bouquet.wallet.posting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Sends rounds of records in order, with one idempotent producer.
///
/// A send that failed leaves later ones of the same round in doubt, so the producer is given up (it
/// would keep retrying behind our back) and the next round has a new one. Whoever sends starts
/// again from the first record that was not acknowledged; consumers drop what they see twice.
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
    var acknowledgements = new ArrayList<Future<RecordMetadata>>();
    for (var next : records) {
      acknowledgements.add(connected().send(next));
    }
    connected().flush();
    for (var acknowledgement : acknowledgements) {
      acknowledgement.get();
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
