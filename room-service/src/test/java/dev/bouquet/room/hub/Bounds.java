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

  @Override
  public int maxTalkCount() {
    return 5;
  }

  @Override
  public int maxTalkBytes() {
    return 10_000;
  }

  @Override
  public int maxMessagesPerTickCount() {
    return 3;
  }

  @Override
  public Duration slowerTick() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration slowerAtLag() {
    return Duration.ofMillis(100);
  }

  @Override
  public Duration quietAtLag() {
    return Duration.ofMillis(500);
  }

  @Override
  public Duration fullAtLag() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration pressureRelief() {
    return Duration.ofSeconds(1);
  }
}
