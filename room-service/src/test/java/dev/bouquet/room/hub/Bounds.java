package dev.bouquet.room.hub;

import java.time.Duration;

/// Small ones, so that tests reach them.
record Bounds(int maxRoomsCount, int maxHistoryPerRoomCount, long maxHistoryBytes)
    implements HubConfig {
  static final Bounds ROOMY = new Bounds(100, 100, 1_000_000);

  @Override
  public Duration tick() {
    return Duration.ofMillis(50);
  }

  @Override
  public int maxFrameBytes() {
    return 2_000;
  }

  @Override
  public int maxHistoryPerRoomBytes() {
    return 1_000_000;
  }

  @Override
  public Duration maxBehindWait() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration unknownRoomWait() {
    return Duration.ofMillis(500);
  }

  @Override
  public Duration snapshotPatience() {
    return Duration.ofSeconds(3);
  }

  @Override
  public int maxLookupsCount() {
    return 2;
  }
}
