package dev.bouquet.room.hub;

import dev.bouquet.room.frame.Codec;
import java.util.Optional;
import java.util.UUID;

/// @param seen empty for a viewer who comes for the first time
public record JoinRequest(Viewer viewer, UUID roomId, Optional<Seen> seen) {

  /// One connection. Compared by identity.
  public interface Viewer {
    Audience audience();

    Codec codec();

    /// The person's UUID.
    String personId();
  }

  /// The last event that a viewer has seen.
  ///
  /// @param messageId of the newest message likewise, where there was one
  public record Seen(String epoch, long seq, Optional<String> messageId) {}
}
