package dev.bouquet.room.hub;

import java.util.Optional;
import java.util.UUID;

/// @param seen empty for a viewer who comes for the first time
public record JoinRequest(Viewer viewer, UUID roomId, Optional<Seen> seen) {

  /// One connection. Compared by identity.
  public interface Viewer {
    Audience audience();
  }

  /// The last event that a viewer has seen.
  public record Seen(String epoch, long seq) {}
}
