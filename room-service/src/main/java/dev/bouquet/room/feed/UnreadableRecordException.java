package dev.bouquet.room.feed;

import java.io.Serial;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record that breaks the contract. Names its place, not its content.
final class UnreadableRecordException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableRecordException(ConsumerRecord<?, ?> record, Exception cause) {
    super(
        "%s-%d at offset %d cannot be read"
            .formatted(record.topic(), record.partition(), record.offset()),
        cause);
  }
}
