package dev.bouquet.room.directory;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.room.hub.RoomHubs;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/// One room: from memory, which is newer, or from the directory.
@Singleton
public class RoomLookup {
  private final RoomHubs memory;
  private final RoomStore store;

  RoomLookup(RoomHubs memory, RoomStore store) {
    this.memory = memory;
    this.store = store;
  }

  /// Without I/O; empty says nothing.
  public Optional<Room> inMemory(UUID id) {
    return memory.record(id);
  }

  /// Blocks where the room is not in memory.
  public Optional<Room> find(UUID id) {
    return inMemory(id).or(() -> store.findRoom(id).map(ListedRoom::record));
  }

  /// The room that a host opened last, though not within the last second or so. Blocks.
  public Optional<Room> newestOf(UUID hostId) {
    return store
        .newestOf(hostId)
        .map(ListedRoom::record)
        .map(record -> inMemory(UUID.fromString(record.getRoomId())).orElse(record));
  }
}
