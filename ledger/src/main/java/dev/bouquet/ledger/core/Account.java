package dev.bouquet.ledger.core;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A balance of one asset.
///
/// Invariant: `posted - held >= floor` after every transfer that debits it, also in the middle of a
/// batch.
///
/// @param asset what is counted, in its smallest unit: COIN, DIAMOND, USD, …
/// @param posted credits minus debits
/// @param held set aside out of `posted`
/// @param floor what `posted - held` never goes below; null for system accounts, which have none
/// @param version counts the account's transfers, so that its history is ordered without gaps
public record Account(
    UUID id, String asset, long posted, long held, @Nullable Long floor, long version) {

  /// A new account that must never be overdrawn.
  public static Account empty(UUID id, String asset) {
    return new Account(id, asset, 0, 0, 0L, 0);
  }

  /// A new account of the house, the other side of what comes into or leaves the books.
  public static Account system(UUID id, String asset) {
    return new Account(id, asset, 0, 0, null, 0);
  }

  /// What a debit may take: more than any amount where there is no floor.
  public long available() {
    return floor == null ? Long.MAX_VALUE : posted - held - floor;
  }

  Account plus(long amount) {
    return new Account(
        id, asset, Math.addExact(posted, amount), held, floor, Math.incrementExact(version));
  }

  boolean canTake(long amount) {
    return amount >= 0 ? posted <= Long.MAX_VALUE - amount : posted >= Long.MIN_VALUE - amount;
  }
}
