package dev.bouquet.wallet.posting;

import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Sends what a slot's outbox has, in order, with one idempotent producer.
///
/// The published position moves only when everything up to it was acknowledged. A send that failed
/// leaves later ones of the same round in doubt, so the producer is given up (it would keep
/// retrying behind our back) and a new one starts again from the lowest position that was not
/// acknowledged; consumers drop what they see twice.
///
/// Not thread-safe.
final class SlotPublication {
  private final Outbox outbox;
  private final PublicationConfig config;
  private final Supplier<? extends Producer<String, byte[]>> producers;
  private @Nullable Producer<String, byte[]> producer;

  SlotPublication(
      Outbox outbox,
      PublicationConfig config,
      Supplier<? extends Producer<String, byte[]>> producers) {
    this.outbox = outbox;
    this.config = config;
    this.producers = producers;
  }

  /// One round of a slot, so that a busy slot does not keep the others waiting.
  ///
  /// @param oldest told of the round's first batch, before it is sent
  /// @return whether there may be more
  /// @throws ExecutionException where a send failed; [#giveUp] before the next attempt
  boolean publish(int slot, Consumer<Outbox.Batch> oldest)
      throws SQLException, ExecutionException, InterruptedException {
    var batches = outbox.next(slot, config.maxBatches());
    if (batches.isEmpty()) {
      return false;
    }
    oldest.accept(batches.getFirst());
    var acknowledgements = new ArrayList<Future<RecordMetadata>>();
    for (var batch : batches) {
      acknowledgements.addAll(send(batch));
    }
    connected().flush();
    for (var acknowledgement : acknowledgements) {
      acknowledgement.get();
    }
    outbox.move(batches.getLast());
    return true;
  }

  /// Ends the producer at once, with whatever it still has.
  void giveUp() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private List<Future<RecordMetadata>> send(Outbox.Batch batch) {
    return batch.events().stream().map(event -> connected().send(record(event))).toList();
  }

  private ProducerRecord<String, byte[]> record(ChargeEvent event) {
    return new ProducerRecord<>(
        config.topic(), ChargedEvents.orderingKey(event), event.toByteArray());
  }

  private Producer<String, byte[]> connected() {
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }
}
