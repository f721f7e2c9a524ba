package dev.bouquet.room.topology;

import java.time.Duration;

record TestBounds() implements FoldConfig {
  @Override
  public Duration snapshotInterval() {
    return Duration.ofSeconds(1);
  }

  @Override
  public int maxSnapshotsPerRoundCount() {
    return 10;
  }

  @Override
  public long storeMemoryBytes() {
    return 1 << 20;
  }

  @Override
  public int maxThreadReplacementsPerHourCount() {
    return 1;
  }
}
