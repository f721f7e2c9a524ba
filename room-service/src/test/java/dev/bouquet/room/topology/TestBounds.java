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

  @Override
  public Duration clockInterval() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration comboTimeout() {
    return Duration.ofSeconds(5);
  }

  @Override
  public int maxCombosCount() {
    return 3;
  }

  @Override
  public Duration podPatience() {
    return Duration.ofSeconds(15);
  }

  @Override
  public int maxGoalsCount() {
    return 2;
  }

  @Override
  public int maxModeratorsCount() {
    return 2;
  }

  @Override
  public int maxBansCount() {
    return 2;
  }

  @Override
  public int maxMutesCount() {
    return 2;
  }

  @Override
  public int maxShoutOutsCount() {
    return 2;
  }

  @Override
  public int maxGuestsCount() {
    return 2;
  }

  @Override
  public int maxMessagesCount() {
    return 3;
  }

  @Override
  public Duration messageWindow() {
    return Duration.ofSeconds(5);
  }

  @Override
  public int deletionsToMuteCount() {
    return 3;
  }

  @Override
  public Duration deletionWindow() {
    return Duration.ofHours(24);
  }

  @Override
  public Duration offendersMute() {
    return Duration.ofHours(24);
  }

  @Override
  public Duration attendeesKept() {
    return Duration.ofHours(1);
  }

  @Override
  public MomentumConfig momentum() {
    return new Momentum(2);
  }

  private record Momentum(int giversCount) implements MomentumConfig {
    @Override
    public Duration window() {
      return Duration.ofMinutes(1);
    }

    @Override
    public long levelCoins() {
      return 1_000;
    }

    @Override
    public int highestLevel() {
      return 3;
    }

    @Override
    public Duration levelTime() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration rest() {
      return Duration.ofMinutes(5);
    }
  }

  @Override
  public int maxForgottenPerRoundCount() {
    return 2;
  }
}
