package dev.bouquet.wallet.lot;

import java.util.Comparator;
import java.util.UUID;

/// What one spending has of one lot.
///
/// @param version the spending's number in the wallet's history
/// @param kind the spending's
/// @param isCharge whether the spending was published as a charge
/// @param place the lot's
/// @param coins 0 where nothing is left of the use
/// @param unfunded of these, those whose money is gone
record Use(
    UUID spendingId,
    long version,
    String kind,
    boolean isCharge,
    UUID lotId,
    long place,
    long coins,
    long unfunded) {

  /// In the order of spending, and within it in that of the lots.
  record Order(long version, long place) implements Comparable<Order> {
    private static final Comparator<Order> BY_VERSION_AND_PLACE =
        Comparator.comparingLong(Order::version).thenComparingLong(Order::place);

    @Override
    public int compareTo(Order other) {
      return BY_VERSION_AND_PLACE.compare(this, other);
    }
  }

  static Use of(LotEntry.Spending spending, Lot lot, long coins, long unfunded) {
    return new Use(
        spending.id(),
        spending.version(),
        spending.kind(),
        spending.isCharge(),
        lot.id(),
        lot.place(),
        coins,
        unfunded);
  }

  Order order() {
    return new Order(version, place);
  }

  long funded() {
    return coins - unfunded;
  }

  /// @param some below zero where they are paid for again
  Use unfund(long some) {
    return with(coins, unfunded + some);
  }

  /// @param ofUnfunded how many of the coins given back were unfunded
  Use giveBack(long back, long ofUnfunded) {
    return with(coins - back, unfunded - ofUnfunded);
  }

  Use grow(long more) {
    return with(coins + more, unfunded);
  }

  /// A part of the same spending that another lot pays for.
  Use from(Lot lot, long part) {
    return new Use(spendingId, version, kind, isCharge, lot.id(), lot.place(), part, 0);
  }

  private Use with(long newCoins, long newUnfunded) {
    return new Use(spendingId, version, kind, isCharge, lotId, place, newCoins, newUnfunded);
  }
}
