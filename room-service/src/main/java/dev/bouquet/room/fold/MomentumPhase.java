package dev.bouquet.room.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Where a room is between one momentum and the next.
public sealed interface MomentumPhase {
  /// None goes on.
  ///
  /// @param givers who gave lately, and when last; fewer than begin one
  record Gathering(Map<UUID, Instant> givers) implements MomentumPhase {
    static final Gathering NOBODY = new Gathering(Map.of());

    public Gathering {
      givers = Map.copyOf(givers);
    }

    /// Forgets those who gave before the window.
    Gathering with(UUID giver, Duration window, Instant now) {
      var lately = new HashMap<>(givers);
      lately.values().removeIf(at -> !now.isBefore(at.plus(window)));
      lately.put(giver, now);
      return new Gathering(lately);
    }
  }

  record Going(Momentum momentum) implements MomentumPhase {}

  /// One is over, and none begins before `until`.
  record Resting(Instant until) implements MomentumPhase {}

  /// The one that goes on.
  default Optional<Momentum> going() {
    return this instanceof Going(var momentum) ? Optional.of(momentum) : Optional.empty();
  }
}
