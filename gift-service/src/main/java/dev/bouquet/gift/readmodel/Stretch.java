package dev.bouquet.gift.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A piece of a partition of `charges.v1`, read without leaving anything out.
///
/// @param from where reading began; what is before it was read earlier
/// @param next the offset after the last record read
/// @param firstGift the offset of the first event that is of a gift; absent where none is
/// @param unreadable why reading stopped at `next`; absent where it did not
public record Stretch(
    int partition,
    long from,
    long next,
    List<GiftEvent> events,
    @Nullable Long firstGift,
    @Nullable UnreadableChargeException unreadable) {

  /// Reads up to the first record that cannot be read.
  ///
  /// @param records of the partition, all that there are from `from` on
  public static Stretch read(
      int partition, long from, List<ConsumerRecord<String, byte[]>> records) {
    var events = new ArrayList<GiftEvent>(records.size());
    Long firstGift = null;
    long next = from;
    for (var record : records) {
      try {
        var event = ChargeRecords.read(record.value());
        if (firstGift == null && !(event instanceof GiftEvent.NoGift)) {
          firstGift = record.offset();
        }
        events.add(event);
        next = record.offset() + 1;
      } catch (UnreadableChargeException e) {
        return new Stretch(partition, from, record.offset(), events, firstGift, e);
      }
    }
    return new Stretch(partition, from, next, events, firstGift, null);
  }
}
