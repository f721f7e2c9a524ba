package dev.bouquet.wallet.posting;

import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends what a slot's outbox has, in order.
///
/// The published position moves only when everything up to it was acknowledged; after a failure a
/// new producer starts again from the lowest position that was not.
///
/// Not thread-safe.
final class SlotPublication {
  private final Outbox outbox;
  private final PublicationConfig config;
  private final TopicSender sender;

  SlotPublication(
      Outbox outbox,
      PublicationConfig config,
      Supplier<? extends Producer<String, byte[]>> producers) {
    this.outbox = outbox;
    this.config = config;
    this.sender = new TopicSender(producers);
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
    sender.sendAll(
        batches.stream().flatMap(batch -> batch.events().stream()).map(this::record).toList());
    outbox.move(batches.getLast());
    return batches.size() == config.maxBatches();
  }

  /// Ends the producer at once, with whatever it still has.
  void giveUp() {
    sender.giveUp();
  }

  private ProducerRecord<String, byte[]> record(ChargeEvent event) {
    return new ProducerRecord<>(
        config.topic(), ChargedEvents.orderingKey(event), event.toByteArray());
  }
}
