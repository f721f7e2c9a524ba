package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.Optional;

/// Where a room is in its life. Each stage offers the steps that lead out of it and no others;
/// [Ended] offers none.
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
    Ended end(Instant now) {
      return new Ended(Optional.of(startedAt), now);
    }
  }

  /// @param startedAt empty for a room that was called off before it went on air
  record Ended(Optional<Instant> startedAt, Instant endedAt) implements Stage {}
}
