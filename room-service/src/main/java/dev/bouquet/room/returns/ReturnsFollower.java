package dev.bouquet.room.returns;

import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED;
import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_SENDER_BANNED;
import static dev.bouquet.contracts.gift.v1.GiftReversalReason.GIFT_REVERSAL_REASON_UNSPECIFIED;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.topic.TopicConsumers;
import dev.bouquet.room.topic.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Reads what happens in rooms and writes down which gifts go back.
@ApplicationScoped
public class ReturnsFollower {
  static final String GROUP = "room-returns";
  private static final String TOPIC = "room-events.v1";

  private final TopicFollower follower;

  ReturnsFollower(
      ReturnsConfig config, TopicConsumers consumers, PastGifts past, ReturnStore store) {
    var task =
        new TopicFollower.Task(
            "finding gifts that go back", GROUP, List.of(TOPIC), config.readInterval());
    this.follower =
        new TopicFollower(task, consumers, config, records -> write(past, store, records));
  }

  /// Why it stands still, where it does.
  Optional<String> failure() {
    return follower.failure();
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }

  private static void write(
      PastGifts past, ReturnStore store, ConsumerRecords<String, byte[]> records)
      throws SQLException, InvalidProtocolBufferException {
    var late = new ArrayList<GiftToReturn>();
    for (var record : records) {
      var event = RoomEvent.parseFrom(record.value());
      if (event.hasRoomSuspended()) {
        var all = new PastGifts.Search(_ -> true, GIFT_REVERSAL_REASON_ROOM_SUSPENDED);
        past.before(record, event, all, store::insert);
      } else if (event.getPersonBanned().getGiftsReturn()) {
        var banned = event.getPersonBanned().getPersonId();
        var theirs =
            new PastGifts.Search(
                gift -> gift.getSenderId().equals(banned), GIFT_REVERSAL_REASON_SENDER_BANNED);
        past.before(record, event, theirs, store::insert);
      } else if (event.getGiftShown().getReturning() != GIFT_REVERSAL_REASON_UNSPECIFIED) {
        late.add(GiftToReturn.of(event, event.getGiftShown().getReturning()));
      }
    }
    store.insert(late);
  }
}
