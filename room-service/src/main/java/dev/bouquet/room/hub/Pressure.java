package dev.bouquet.room.hub;

import java.time.Duration;

/// What this pod leaves out because its event loops do not keep up: the more they lag, the more.
/// Control and durable events always go out. It rises at once and falls a step at a time.
final class Pressure {
  enum Level {
    NONE(0),
    /// Frames are rarer and larger.
    SLOWER(1),
    /// No ambient events: no messages, no applause.
    QUIET(2),
    /// No new viewers either.
    FULL(3);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    /// In metrics.
    int number() {
      return number;
    }

    Level below() {
      return switch (this) {
        case NONE, SLOWER -> NONE;
        case QUIET -> SLOWER;
        case FULL -> QUIET;
      };
    }
  }

  private final HubConfig config;
  private volatile Level level = Level.NONE;
  private long risenAtNanos;

  Pressure(HubConfig config) {
    this.config = config;
  }

  /// @param lagNanos how long the event loop that is furthest behind lets tasks wait
  void measure(long lagNanos, long nanoTime) {
    var wanted = levelAt(Duration.ofNanos(lagNanos));
    if (wanted.compareTo(level) >= 0) {
      level = wanted;
      risenAtNanos = nanoTime;
    } else if (nanoTime - risenAtNanos >= config.pressureRelief().toNanos()) {
      level = level.below();
      risenAtNanos = nanoTime;
    }
  }

  private Level levelAt(Duration lag) {
    if (lag.compareTo(config.fullAtLag()) >= 0) {
      return Level.FULL;
    }
    if (lag.compareTo(config.quietAtLag()) >= 0) {
      return Level.QUIET;
    }
    return lag.compareTo(config.slowerAtLag()) >= 0 ? Level.SLOWER : Level.NONE;
  }

  Level level() {
    return level;
  }

  Duration tick() {
    return level == Level.NONE ? config.tick() : config.slowerTick();
  }

  boolean leavesOutAmbient() {
    return level.compareTo(Level.QUIET) >= 0;
  }

  boolean refusesViewers() {
    return level == Level.FULL;
  }
}
