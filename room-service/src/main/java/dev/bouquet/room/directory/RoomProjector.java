package dev.bouquet.room.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.topic.TopicConsumers;
import dev.bouquet.room.topic.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Writes `rooms.v1` and `room-snapshots.v1` into the directory, one transaction per interval.
@ApplicationScoped
public class RoomProjector {
  /// Named anew whenever the tables are to be filled again from the topics' beginning.
  private static final String GROUP = "room-directory-2";

  private static final String ROOMS = "rooms.v1";
  private static final String SNAPSHOTS = "room-snapshots.v1";

  private final TopicFollower follower;

  RoomProjector(DirectoryConfig config, TopicConsumers consumers, Projection projection) {
    var task =
        new TopicFollower.Task(
            "the room directory", GROUP, List.of(ROOMS, SNAPSHOTS), config.interval());
    this.follower =
        new TopicFollower(task, consumers, config, records -> write(projection, records));
  }

  /// Why the projection stands still, where it does.
  Optional<String> failure() {
    return follower.failure();
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }

  private static void write(Projection projection, ConsumerRecords<String, byte[]> records)
      throws SQLException, InvalidProtocolBufferException {
    var rooms = new TreeMap<UUID, Room>();
    var snapshots = new TreeMap<UUID, RoomSnapshot>();
    for (var record : records) {
      if (record.value() == null) {
        continue; // rooms are not deleted yet; whoever does will say what becomes of the row
      }
      if (record.topic().equals(ROOMS)) {
        rooms.put(roomIdOf(record), Room.parseFrom(record.value()));
      } else {
        snapshots.put(roomIdOf(record), RoomSnapshot.parseFrom(record.value()));
      }
    }
    projection.write(rooms, snapshots);
  }

  private static UUID roomIdOf(ConsumerRecord<String, byte[]> record) {
    var key = record.key() == null ? "" : record.key();
    return Ids.parse(key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s-%d at offset %d has no room id"
                    .formatted(record.topic(), record.partition(), record.offset())));
  }
}
