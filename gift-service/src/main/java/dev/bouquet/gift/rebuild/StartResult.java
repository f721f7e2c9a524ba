package dev.bouquet.gift.rebuild;

/// What came of asking for a rebuild.
sealed interface StartResult {

  /// @param replayed one was running already, and is the answer
  record Started(Rebuild rebuild, boolean replayed) implements StartResult {}

  /// The topic no longer has the first gift that the tables know.
  ///
  /// @param firstGift its offset
  /// @param earliest the first offset that is still there
  record ChargesGone(int partition, long firstGift, long earliest) implements StartResult {}
}
