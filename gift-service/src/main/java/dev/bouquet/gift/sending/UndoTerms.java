package dev.bouquet.gift.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// For how long which gifts can be taken back by their senders.
///
/// @param window zero where the platform does not offer it
/// @param minCoins what a gift costs at least that can be taken back
record UndoTerms(Duration window, long minCoins) {

  static UndoTerms of(UndoConfig config) {
    return new UndoTerms(config.window(), config.minCoins());
  }

  /// The moment from which it is too late; empty where this gift cannot be taken back at all.
  Optional<Instant> until(long coins, Instant sentAt) {
    return window.isZero() || coins < minCoins
        ? Optional.empty()
        : Optional.of(sentAt.plus(window));
  }
}
