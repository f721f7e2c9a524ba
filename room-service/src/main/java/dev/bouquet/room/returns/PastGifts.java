package dev.bouquet.room.returns;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.topic.TopicConsumers;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Finds the gifts that a room showed shortly before something happened, by reading that part of
/// its partition again.
@Singleton
class PastGifts {
  private static final String CLIENT_ID = ReturnsFollower.GROUP + "-past";

  private final ReturnsConfig config;
  private final TopicConsumers consumers;

  PastGifts(ReturnsConfig config, TopicConsumers consumers) {
    this.config = config;
    this.consumers = consumers;
  }

  @FunctionalInterface
  interface Taker {
    void take(List<GiftToReturn> gifts) throws SQLException;
  }

  /// @param which of the room's gifts
  /// @param reason why they go back
  record Search(Predicate<GiftShown> which, GiftReversalReason reason) {}

  /// Hands them over in chunks.
  ///
  /// @param record of the event after which they go back
  /// @throws KafkaException where it could not read up to that event
  void before(ConsumerRecord<String, byte[]> record, RoomEvent event, Search search, Taker taker)
      throws SQLException, InvalidProtocolBufferException {
    var since = RoomView.instant(event.getAt()).minus(config.window());
    var partition = new TopicPartition(record.topic(), record.partition());
    try (var kafka = consumers.apart(CLIENT_ID, config)) {
      kafka.assign(List.of(partition));
      seek(kafka, partition, since, record.offset());
      long waitingSince = System.nanoTime();
      long position = kafka.position(partition);
      while (position < record.offset()) {
        taker.take(giftsIn(kafka, record, since, search));
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
      Consumer<String, byte[]> kafka,
      ConsumerRecord<String, byte[]> end,
      Instant since,
      Search search)
      throws InvalidProtocolBufferException {
    var gifts = new ArrayList<GiftToReturn>();
    for (var record : kafka.poll(config.pollWait())) {
      if (record.offset() < end.offset() && end.key().equals(record.key())) {
        var event = RoomEvent.parseFrom(record.value());
        if (event.hasGiftShown()
            && !RoomView.instant(event.getAt()).isBefore(since)
            && search.which().test(event.getGiftShown())) {
          gifts.add(GiftToReturn.of(event, search.reason()));
        }
      }
    }
    return gifts;
  }
}
