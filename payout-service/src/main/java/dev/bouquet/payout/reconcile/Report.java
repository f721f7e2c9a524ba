package dev.bouquet.payout.reconcile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outcome of a reconciliation.
///
/// @param balanced whether there is no difference
/// @param coinsCharged by the wallet's books, up to the positions
/// @param diamondsEarned and `platformFee` by the earnings, up to the same positions
/// @param differences at most as many as configured; the last one says so where there were more
record Report(
    boolean balanced,
    long giftsCharged,
    long giftsEarned,
    long coinsCharged,
    long diamondsEarned,
    long platformFee,
    List<Cut> positions,
    List<Difference> differences) {

  enum Kind {
    /// The wallet charged it, and nobody earned.
    EARNING_MISSING,
    /// Somebody earned, and the wallet did not charge it.
    EARNING_UNKNOWN,
    /// Both know it, with different coins.
    COINS_DIFFER,
    /// One side's books contradict themselves.
    BOOKS_BROKEN
  }

  record Difference(Kind kind, @Nullable UUID chargeId, String detail) {}
}
