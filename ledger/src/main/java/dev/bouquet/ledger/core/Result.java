package dev.bouquet.ledger.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fate of an id. Recorded, and final.
public sealed interface Result {
  UUID id();

  Instant at();

  /// The amount moved.
  ///
  /// @param debitBalance the debited account's `posted` right after
  /// @param debitVersion the transfer's number in the debited account's history
  /// @param creditBalance the credited account's `posted` right after
  /// @param creditVersion the transfer's number in the credited account's history
  /// @param position null unless the command was sequenced
  /// @param resolves the hold that this captured
  /// @param reverses the transfer that this moved back
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
      @Nullable UUID resolves,
      @Nullable UUID reverses,
      Bytes context,
      Instant at)
      implements Result {}

  /// The amount was set aside.
  ///
  /// @param available what the debited account had left to spend right after
  record Held(
      UUID id,
      String kind,
      UUID debit,
      UUID credit,
      long amount,
      long available,
      Instant expiresAt,
      Bytes context,
      Instant at)
      implements Result {}

  /// A hold was let go.
  ///
  /// @param expired whether because its time was over
  /// @param amount what it had set aside
  /// @param available what the account had left to spend right after
  record Released(
      UUID id, UUID resolves, UUID debit, long amount, long available, boolean expired, Instant at)
      implements Result {}

  /// An account has this status now.
  record StatusChanged(UUID id, UUID account, Account.Status status, Instant at)
      implements Result {}

  /// An account's owner owes something from now on, or no more.
  record OwingChanged(UUID id, UUID account, boolean owing, Instant at) implements Result {}

  /// Nothing moved, and never will under this id.
  ///
  /// @param debit null where the command named an earlier one that is not there
  /// @param balance the debited account's available balance when it was refused
  /// @param amount what was asked for
  record Refused(UUID id, @Nullable UUID debit, String code, long balance, long amount, Instant at)
      implements Result {

    public static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";

    /// The credited account was never opened.
    public static final String ACCOUNT_NOT_FOUND = "ACCOUNT_NOT_FOUND";

    /// The account may receive and not spend.
    public static final String ACCOUNT_FROZEN = "ACCOUNT_FROZEN";

    /// The account may receive and not spend, until what its owner owes is repaid.
    public static final String ACCOUNT_OWING = "ACCOUNT_OWING";

    /// The account takes part in nothing any more.
    public static final String ACCOUNT_CLOSED = "ACCOUNT_CLOSED";

    /// Only an account without balance and holds can be closed.
    public static final String ACCOUNT_NOT_EMPTY = "ACCOUNT_NOT_EMPTY";

    /// The two accounts count different things.
    public static final String ASSET_MISMATCH = "ASSET_MISMATCH";

    /// A balance would leave the range of a `long`.
    public static final String BALANCE_OUT_OF_RANGE = "BALANCE_OUT_OF_RANGE";

    public static final String HOLD_NOT_FOUND = "HOLD_NOT_FOUND";
    public static final String HOLD_CAPTURED = "HOLD_CAPTURED";
    public static final String HOLD_RELEASED = "HOLD_RELEASED";

    /// The hold's time is over, whether or not it was let go for that yet.
    public static final String HOLD_EXPIRED = "HOLD_EXPIRED";

    /// The hold's time is not over.
    public static final String HOLD_NOT_EXPIRED = "HOLD_NOT_EXPIRED";

    /// More was to be captured than was set aside.
    public static final String HOLD_EXCEEDED = "HOLD_EXCEEDED";

    public static final String TRANSFER_NOT_FOUND = "TRANSFER_NOT_FOUND";

    /// The transfer is itself a reversal.
    public static final String NOT_REVERSIBLE = "NOT_REVERSIBLE";

    /// Nothing is left of the transfer.
    public static final String ALREADY_REVERSED = "ALREADY_REVERSED";

    /// More was to be moved back than is left.
    public static final String REVERSAL_EXCEEDED = "REVERSAL_EXCEEDED";

    public static final String TRANSFER_LIMIT = "TRANSFER_LIMIT";
    public static final String DAILY_LIMIT = "DAILY_LIMIT";
    public static final String WEEKLY_LIMIT = "WEEKLY_LIMIT";
    public static final String MONTHLY_LIMIT = "MONTHLY_LIMIT";

    /// More context than [Command#MOST_CONTEXT_BYTES].
    public static final String CONTEXT_TOO_LARGE = "CONTEXT_TOO_LARGE";

    /// Another command of the group was refused.
    public static final String GROUP_REFUSED = "GROUP_REFUSED";

    /// The id was used for another request. Not recorded: the id's fate is what the first request
    /// got.
    public static final String KEY_REUSED = "KEY_REUSED";
  }
}
