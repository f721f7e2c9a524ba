package dev.bouquet.room.topology;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the fold. What belongs to Kafka Streams itself is under `kafka-streams.*`.
@ConfigMapping(prefix = "bouquet.room.fold")
public interface FoldConfig {
  /// Wall-clock time between two rounds of snapshots.
  Duration snapshotInterval();

  /// Most snapshots in one round and task; further rooms wait for the next round.
  int maxSnapshotsPerRoundCount();

  /// Memory of the room stores' caches and write buffers together, outside the heap.
  long storeMemoryBytes();

  /// Most times within an hour that a stream thread is replaced after a failure.
  int maxThreadReplacementsPerHourCount();
}
