package dev.bouquet.room.returns;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Finds the gifts that a room showed shortly before it was suspended, by reading that part of its
/// partition again.
@Singleton
class PastGifts {
  private final ReturnsConfig config;
  private final RoomEvents events;

  PastGifts(ReturnsConfig config, RoomEvents events) {
    this.config = config;
    this.events = events;
  }

  @FunctionalInterface
  interface Taker {
    void take(List<GiftToReturn> gifts) throws SQLException;
  }

  /// Hands them over in chunks.
  ///
  /// @param record of the suspension
  /// @throws KafkaException where it could not read up to the suspension
  void before(ConsumerRecord<String, byte[]> record, RoomEvent suspension, Taker taker)
      throws SQLException, InvalidProtocolBufferException {
    var since = RoomView.instant(suspension.getAt()).minus(config.window());
    var partition = new TopicPartition(record.topic(), record.partition());
    try (var kafka = events.apart()) {
      kafka.assign(List.of(partition));
      seek(kafka, partition, since, record.offset());
      long waitingSince = System.nanoTime();
      long position = kafka.position(partition);
      while (position < record.offset()) {
        taker.take(giftsIn(kafka, record.offset(), suspension.getRoomId(), since));
        long reached = kafka.position(partition);
        if (reached > position) {
          waitingSince = System.nanoTime();
          position = reached;
        } else if (System.nanoTime() - waitingSince > config.readPatience().toNanos()) {
          throw new TimeoutException("nothing of " + partition + " from " + position);
        }
      }
    }
  }

  /// To the first record of that time or later. A clock that went back has put older ones behind
  /// it; they are told by their own time.
  private static void seek(
      Consumer<String, byte[]> kafka, TopicPartition partition, Instant since, long end) {
    var start = kafka.offsetsForTimes(Map.of(partition, since.toEpochMilli())).get(partition);
    kafka.seek(partition, start == null ? end : start.offset());
  }

  private List<GiftToReturn> giftsIn(
      Consumer<String, byte[]> kafka, long end, String roomId, Instant since)
      throws InvalidProtocolBufferException {
    var gifts = new ArrayList<GiftToReturn>();
    for (var record : kafka.poll(config.pollWait())) {
      if (record.offset() < end && roomId.equals(record.key())) {
        var event = RoomEvent.parseFrom(record.value());
        if (event.hasGiftShown() && !RoomView.instant(event.getAt()).isBefore(since)) {
          gifts.add(GiftToReturn.of(event));
        }
      }
    }
    return gifts;
  }
}
