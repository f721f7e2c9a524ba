package dev.bouquet.room.history;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.EventClass;
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

/// Writes down the durable events of all rooms, and which words were taken away since.
@ApplicationScoped
public class Historian {
  private static final String GROUP = "room-history";
  private static final String TOPIC = "room-events.v1";

  private final TopicFollower follower;

  Historian(HistoryConfig config, TopicConsumers consumers, HistoryStore store) {
    var task =
        new TopicFollower.Task("the history of rooms", GROUP, List.of(TOPIC), config.interval());
    this.follower = new TopicFollower(task, consumers, config, records -> write(store, records));
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

  private static void write(HistoryStore store, ConsumerRecords<String, byte[]> records)
      throws SQLException, InvalidProtocolBufferException {
    var events = new ArrayList<RoomEvent>();
    for (var record : records) {
      var event = RoomEvent.parseFrom(record.value());
      if (isKept(event)) {
        events.add(event);
      }
    }
    store.insert(events);
  }

  private static boolean isKept(RoomEvent event) {
    return event.getEventClass() == EventClass.EVENT_CLASS_DURABLE
        || event.hasMessageDeleted()
        || event.hasMessagesDeleted();
  }
}
