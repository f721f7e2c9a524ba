package dev.bouquet.ledger.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fate of an id. Recorded, and final.
public sealed interface Result {
  /// The amount moved.
  ///
  /// @param debitBalance the debited account's `posted` right after
  /// @param debitVersion the transfer's number in the debited account's history
  /// @param creditBalance the credited account's `posted` right after
  /// @param creditVersion the transfer's number in the credited account's history
  /// @param position null unless the command was sequenced
  /// @param context empty also where it was erased since
  record Posted(
      UUID id,
      String kind,
      UUID debit,
      UUID credit,
      long amount,
      long debitBalance,
      long debitVersion,
      long creditBalance,
      long creditVersion,
      @Nullable Position position,
      Bytes context,
      Instant at)
      implements Result {}

  /// Nothing moved, and never will under this id.
  ///
  /// @param balance the debited account's available balance when it was refused
  /// @param amount what was asked for
  record Refused(UUID id, UUID debit, String code, long balance, long amount, Instant at)
      implements Result {

    public static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";

    /// The credited account was never opened.
    public static final String ACCOUNT_NOT_FOUND = "ACCOUNT_NOT_FOUND";

    /// The two accounts count different things.
    public static final String ASSET_MISMATCH = "ASSET_MISMATCH";

    /// A balance would leave the range of a `long`.
    public static final String BALANCE_OUT_OF_RANGE = "BALANCE_OUT_OF_RANGE";

    /// The id was used for another request. Not recorded: the id's fate is what the first request
    /// got.
    public static final String KEY_REUSED = "KEY_REUSED";
  }
}
