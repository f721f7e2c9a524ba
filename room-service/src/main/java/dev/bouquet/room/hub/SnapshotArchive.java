package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import java.util.Optional;
import java.util.UUID;

/// Remembers rooms that the hub has forgotten.
public interface SnapshotArchive {

  /// Blocks. The snapshot may be some seconds old, which matters to nobody: the hub forgets quiet
  /// rooms first, and an event that does not follow the snapshot shows as a gap.
  Optional<RoomSnapshot> find(UUID roomId);
}
