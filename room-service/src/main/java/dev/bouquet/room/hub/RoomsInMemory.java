package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The rooms of this pod, bounded. The one that was quiet for longest is forgotten first; one with
/// viewers never is.
///
/// The feed's thread owns all but [#record], which any thread may ask.
final class RoomsInMemory {
  /// What is freed beyond the bound, so that the search for quiet rooms is rare.
  private static final double SLACK = 0.9;

  private final HubConfig config;
  private final Map<UUID, RoomHub> byQuietness = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<UUID, Room> records = new ConcurrentHashMap<>();
  private long historyBytes;

  RoomsInMemory(HubConfig config) {
    this.config = config;
  }

  Optional<Room> record(UUID id) {
    return Optional.ofNullable(records.get(id));
  }

  Optional<RoomHub> find(UUID id) {
    return Optional.ofNullable(byQuietness.get(id));
  }

  RoomHub findOrAdd(UUID id, long nanoTime) {
    return byQuietness.computeIfAbsent(
        id, _ -> new RoomHub(id, config, nanoTime - config.tick().toNanos()));
  }

  /// @return whom the record bans that were not banned
  List<String> learn(RoomHub hub, Room record) {
    if (!hub.isNews(record)) {
      return List.of();
    }
    records.put(hub.id(), record);
    return hub.learn(record);
  }

  /// To be told around everything that appends to a history.
  void grew(long bytes) {
    historyBytes += bytes;
  }

  int count() {
    return byQuietness.size();
  }

  long historyBytes() {
    return historyBytes;
  }

  void stayWithinBounds() {
    if (byQuietness.size() > config.maxRoomsCount()) {
      forgetRooms((int) (config.maxRoomsCount() * SLACK));
    }
    if (historyBytes > config.maxHistoryBytes()) {
      forgetHistories((long) (config.maxHistoryBytes() * SLACK));
    }
  }

  private void forgetRooms(int downTo) {
    var forgotten = new ArrayList<RoomHub>();
    int excess = byQuietness.size() - downTo;
    for (var hub : byQuietness.values()) {
      if (forgotten.size() >= excess) {
        break;
      }
      if (!hub.isWatched()) {
        forgotten.add(hub);
      }
    }
    for (var hub : forgotten) {
      historyBytes -= hub.historyBytes();
      byQuietness.remove(hub.id());
      records.remove(hub.id());
    }
  }

  private void forgetHistories(long downTo) {
    for (var hub : byQuietness.values()) {
      if (historyBytes <= downTo) {
        return;
      }
      historyBytes -= hub.historyBytes();
      hub.forgetHistory();
    }
  }
}
