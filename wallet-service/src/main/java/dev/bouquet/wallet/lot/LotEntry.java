package dev.bouquet.wallet.lot;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a wallet, as far as its lots are concerned.
sealed interface LotEntry {
  /// The transfer's number in the wallet's history; of what is no transfer that of the one right
  /// before it.
  long version();

  /// Orders what has one version: 0 for the transfer, which comes first.
  default long number() {
    return 0;
  }

  Instant at();

  /// Coins came that were not there before.
  ///
  /// @param purchase null where nobody paid for them
  record Credit(UUID id, long version, long coins, @Nullable Purchase purchase, Instant at)
      implements LotEntry {}

  /// Coins of an earlier spending came back.
  record Reversal(UUID id, long version, UUID spendingId, long coins, Instant at)
      implements LotEntry {}

  /// Coins left, for whatever reason.
  ///
  /// @param kind the transfer's
  /// @param isCharge whether it was published as one
  record Spending(UUID id, long version, String kind, boolean isCharge, long coins, Instant at)
      implements LotEntry {}

  /// Coins left to make up for ones that were taken back.
  record Repayment(UUID id, long version, long coins, Instant at) implements LotEntry {}

  /// The money for coins of a top-up is gone.
  record TakeBack(long version, long number, UUID topUpId, long coins, String reason, Instant at)
      implements LotEntry {}

  /// The money for coins that were taken back has come again, to a wallet that is closed and takes
  /// none.
  record GivenAgain(long version, long number, long coins, Instant at) implements LotEntry {}
}
