package dev.bouquet.room.crowd;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.RoomInput;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// All rooms that somebody watches through this pod. Any thread may call; a room is touched by one
/// at a time, while the map holds its entry, and none waits for anything else.
@Singleton
public class Crowds {
  private final CrowdConfig config;
  private final String podName;
  private final Map<UUID, RoomCrowd> rooms = new ConcurrentHashMap<>();

  Crowds(CrowdConfig config, @ConfigProperty(name = "bouquet.pod-name") String podName) {
    this.config = config;
    this.podName = podName;
  }

  /// A connection of the person watches the room.
  public void came(UUID roomId, String personId, String name) {
    var now = Instant.now();
    rooms.compute(
        roomId,
        (_, known) -> {
          var crowd = known == null ? new RoomCrowd(config, podId(now)) : known;
          crowd.came(personId, name, now);
          return crowd;
        });
  }

  /// It watches no longer.
  public void went(UUID roomId, String personId) {
    rooms.computeIfPresent(
        roomId,
        (_, crowd) -> {
          crowd.went(personId, Instant.now());
          return crowd;
        });
  }

  /// By somebody who watches the room.
  public void liked(UUID roomId, int count) {
    rooms.computeIfPresent(
        roomId,
        (_, crowd) -> {
          crowd.liked(count);
          return crowd;
        });
  }

  /// What is due to be told about all rooms; those that everybody has left are forgotten.
  List<RoomInput> takeDue(Instant now) {
    var inputs = new ArrayList<RoomInput>();
    for (var roomId : rooms.keySet()) {
      rooms.computeIfPresent(
          roomId,
          (_, crowd) -> {
            for (var presence : crowd.presences(now)) {
              inputs.add(input(roomId, now).setPresence(presence).build());
            }
            crowd
                .report(now)
                .ifPresent(report -> inputs.add(input(roomId, now).setPodReport(report).build()));
            return crowd.isOver() ? null : crowd;
          });
    }
    return inputs;
  }

  private String podId(Instant now) {
    return podName + "@" + now.toEpochMilli();
  }

  private static RoomInput.Builder input(UUID roomId, Instant now) {
    return RoomInput.newBuilder()
        .setRoomId(roomId.toString())
        .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }
}
