package dev.bouquet.wallet.limit;

import dev.bouquet.ledger.core.Budget;
import org.jspecify.annotations.Nullable;

/// The most that may be spent, in coins; null where there is no limit. Days, weeks (from Monday)
/// and months are those of the wallet's time zone.
record Limits(@Nullable Long gift, @Nullable Long day, @Nullable Long week, @Nullable Long month) {
  static final Limits NONE = new Limits(null, null, null, null);
  static final long MOST = 1_000_000_000;

  /// The lower one of each.
  Limits and(Limits other) {
    return new Limits(
        lower(gift, other.gift),
        lower(day, other.day),
        lower(week, other.week),
        lower(month, other.month));
  }

  Budget.Limits toLedger() {
    return new Budget.Limits(gift, day, week, month);
  }

  private static @Nullable Long lower(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
  }
}
