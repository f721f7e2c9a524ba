package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.Optional;

/// Where a room is in its life. Each stage offers the steps that lead out of it and no others;
/// [Ended] offers its suspension only.
public sealed interface Stage {

  record Scheduled() implements Stage {
    Live start(Instant now) {
      return new Live(now);
    }

    Ended end(Instant now) {
      return new Ended(Optional.empty(), now);
    }
  }

  record Live(Instant startedAt) implements Stage {
    Paused pause(Instant now) {
      return new Paused(startedAt, now);
    }

    Ended end(Instant now) {
      return new Ended(Optional.of(startedAt), now);
    }
  }

  record Paused(Instant startedAt, Instant pausedAt) implements Stage {
    Live resume() {
      return new Live(startedAt);
    }

    Ended end(Instant now) {
      return new Ended(Optional.of(startedAt), now);
    }
  }

  /// @param startedAt empty for a room that was called off before it went on air
  record Ended(Optional<Instant> startedAt, Instant endedAt) implements Stage {}

  /// Stopped by the platform.
  ///
  /// @param before where it goes on once that is lifted, but never by itself on air
  record Suspended(Stage before, Instant suspendedAt, String reason) implements Stage {
    public Suspended {
      if (before instanceof Suspended) {
        throw new IllegalArgumentException("suspended twice");
      }
    }

    Stage lift(Instant now) {
      return before instanceof Live live ? live.pause(now) : before;
    }
  }
}
