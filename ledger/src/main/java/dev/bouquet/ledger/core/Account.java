package dev.bouquet.ledger.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A balance of one asset.
///
/// Invariant: `posted - held >= floor` after every command that debits it, also in the middle of a
/// batch.
///
/// @param asset what is counted, in its smallest unit: COIN, DIAMOND, USD, …
/// @param posted credits minus debits
/// @param held set aside out of `posted`: the sum of the open holds
/// @param floor what `posted - held` never goes below; null for system accounts, which have none
/// @param version counts the account's transfers, so that its history is ordered without gaps
/// @param owing whether it may not spend because its owner owes something elsewhere
/// @param budget null where nothing counts what it spends
public record Account(
    UUID id,
    String asset,
    long posted,
    long held,
    @Nullable Long floor,
    long version,
    Status status,
    boolean owing,
    @Nullable Budget budget) {

  public enum Status {
    OPEN,
    /// Receives, and spends nothing. What was held before may still be captured.
    FROZEN,
    /// Empty, and takes part in nothing any more.
    CLOSED
  }

  /// A new account that must never be overdrawn.
  public static Account empty(UUID id, String asset) {
    return new Account(id, asset, 0, 0, 0L, 0, Status.OPEN, false, null);
  }

  /// A new account of the house, the other side of what comes into or leaves the books.
  public static Account system(UUID id, String asset) {
    return new Account(id, asset, 0, 0, null, 0, Status.OPEN, false, null);
  }

  /// What may be spent: more than any amount where there is no floor.
  public long available() {
    if (floor == null) {
      return Long.MAX_VALUE;
    }
    long unheld = posted - held;
    long available = unheld - floor;
    boolean overflow = unheld > 0 && floor < 0 && available < 0;
    return overflow ? Long.MAX_VALUE : available;
  }

  /// The account with another limit on what it may spend; what it has spent stays counted.
  public Account withBudget(@Nullable Budget changed) {
    return new Account(id, asset, posted, held, floor, version, status, owing, changed);
  }

  Account with(Status changed) {
    return new Account(id, asset, posted, held, floor, version, changed, owing, budget);
  }

  Account withOwing(boolean changed) {
    return new Account(id, asset, posted, held, floor, version, status, changed, budget);
  }

  /// One transfer more, of an amount that is negative for a debit.
  Account moved(long amount) {
    return new Account(
        id,
        asset,
        Math.addExact(posted, amount),
        held,
        floor,
        Math.incrementExact(version),
        status,
        owing,
        budget);
  }

  /// More is set aside, or less where the amount is negative.
  Account holding(long amount) {
    return new Account(
        id, asset, posted, Math.addExact(held, amount), floor, version, status, owing, budget);
  }

  Account spending(long amount, Instant now) {
    return budget == null ? this : withBudget(budget.spend(amount, now));
  }

  Account givenBack(long amount, Instant spentAt) {
    return budget == null ? this : withBudget(budget.giveBack(amount, spentAt));
  }

  boolean canMove(long amount) {
    return amount >= 0 ? posted <= Long.MAX_VALUE - amount : posted >= Long.MIN_VALUE - amount;
  }

  boolean canHold(long amount) {
    return held <= Long.MAX_VALUE - amount;
  }
}
