package dev.bouquet.room.stream;

import java.util.Optional;

/// Where a connection stands. A client need not wait for an answer to `auth`, so a `join` may come
/// while the token is still being verified.
sealed interface Phase {

  record AwaitingAuth() implements Phase {}

  /// @param join what to do once verified
  record Verifying(Optional<ClientFrame.Join> join) implements Phase {}

  /// Authenticated and in no room.
  record Present(Guest guest) implements Phase {}

  /// The hub has been asked.
  ///
  /// @param untilNanos when its answer has to be there, of `System.nanoTime`
  record Joining(Guest guest, long untilNanos) implements Phase {}

  /// Gets the room's frames.
  record Watching(Guest guest) implements Phase {}

  /// Nothing is read or written any more.
  record Gone() implements Phase {}
}
