package dev.bouquet.gift.sending;

import java.time.Instant;

/// What became of the wish to take a gift back.
sealed interface UndoResult {

  /// @param coins that went back
  /// @param balance coins that the sender had right after
  /// @param replayed true where this was answered before
  record Undone(long coins, long balance, Instant at, boolean replayed) implements UndoResult {}

  record Refused(Refusal why) implements UndoResult {}

  /// Nothing is known; the same request may be made again.
  record RetryLater(String detail) implements UndoResult {}
}
