package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.lot.LotEntry.Credit;
import dev.bouquet.wallet.lot.LotEntry.GivenAgain;
import dev.bouquet.wallet.lot.LotEntry.Repayment;
import dev.bouquet.wallet.lot.LotEntry.Reversal;
import dev.bouquet.wallet.lot.LotEntry.Spending;
import dev.bouquet.wallet.lot.LotEntry.TakeBack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A wallet in which each coin is a thing of its own, and every question looks at all of them.
final class CoinModel {
  private static final Comparator<Coin> BY_LOT = Comparator.comparingLong(coin -> coin.place);
  private static final Comparator<Coin> UNPAID_LAST = Comparator.comparing(coin -> coin.unpaid);
  private static final Comparator<Coin> BY_SPENDING =
      Comparator.comparingLong(coin -> coin.spending == null ? 0 : coin.spending.version());

  private final List<Coin> coins = new ArrayList<>();

  private static final class Coin {
    final UUID lot;
    final long place;
    final @Nullable UUID topUp;
    @Nullable Spending spending;
    boolean unpaid;
    boolean gone;

    Coin(Credit credit) {
      this.lot = credit.id();
      this.place = credit.version();
      this.topUp = credit.purchase() == null ? null : credit.purchase().topUpId();
    }

    boolean isUnspent() {
      return spending == null && !gone;
    }

    boolean isUsed() {
      return spending != null && !gone;
    }
  }

  /// How many coins of a lot are what.
  record LotCount(long remaining, long revoked, long gone, long used) {}

  record UseKey(UUID spendingId, UUID lotId) {}

  record UseCount(long coins, long unfunded) {}

  void apply(LotEntry entry) {
    switch (entry) {
      case Credit credit -> {
        for (int i = 0; i < credit.coins(); i++) {
          coins.add(new Coin(credit));
        }
      }
      case Spending spending ->
          first(spending.coins(), Coin::isUnspent, BY_LOT.thenComparing(UNPAID_LAST))
              .forEach(coin -> coin.spending = spending);
      case Reversal reversal ->
          first(
                  reversal.coins(),
                  coin -> coin.isUsed() && coin.spending.id().equals(reversal.spendingId()),
                  BY_LOT.reversed().thenComparing(UNPAID_LAST.reversed()))
              .forEach(coin -> coin.spending = null);
      case TakeBack takeBack -> takeBack(takeBack);
      case Repayment repayment -> repay(repayment.coins());
      case GivenAgain givenAgain ->
          first(
                  givenAgain.coins(),
                  coin -> coin.isUsed() && coin.unpaid,
                  BY_SPENDING.thenComparing(BY_LOT))
              .forEach(coin -> coin.unpaid = false);
    }
  }

  private void takeBack(TakeBack takeBack) {
    Predicate<Coin> paid =
        coin -> takeBack.topUpId().equals(coin.topUp) && !coin.gone && !coin.unpaid;
    var unspent = first(takeBack.coins(), paid.and(Coin::isUnspent), BY_LOT);
    var used =
        first(
            takeBack.coins() - unspent.size(),
            paid.and(Coin::isUsed),
            BY_SPENDING.thenComparing(BY_LOT).reversed());
    Stream.concat(unspent.stream(), used.stream()).forEach(coin -> coin.unpaid = true);
  }

  private void repay(long amount) {
    var revoked = first(amount, coin -> coin.isUnspent() && coin.unpaid, BY_LOT);
    revoked.forEach(coin -> coin.gone = true);
    for (var sound : first(amount - revoked.size(), Coin::isUnspent, BY_LOT)) {
      var oldest =
          first(1, coin -> coin.isUsed() && coin.unpaid, BY_SPENDING.thenComparing(BY_LOT))
              .getFirst();
      oldest.gone = true;
      sound.spending = oldest.spending;
    }
  }

  private List<Coin> first(long count, Predicate<Coin> which, Comparator<Coin> order) {
    return coins.stream().filter(which).sorted(order).limit(count).toList();
  }

  Map<UUID, LotCount> lots() {
    var counts = new HashMap<UUID, LotCount>();
    coins.stream()
        .map(coin -> coin.lot)
        .distinct()
        .forEach(lot ->
            counts.put(
                lot,
                new LotCount(
                    count(lot, Coin::isUnspent),
                    count(lot, coin -> coin.isUnspent() && coin.unpaid),
                    count(lot, coin -> coin.gone),
                    count(lot, Coin::isUsed))));
    return counts;
  }

  private long count(UUID lot, Predicate<Coin> which) {
    return coins.stream().filter(coin -> coin.lot.equals(lot)).filter(which).count();
  }

  Map<UseKey, UseCount> uses() {
    var counts = new HashMap<UseKey, UseCount>();
    for (var coin : coins) {
      if (coin.isUsed()) {
        counts.merge(
            new UseKey(coin.spending.id(), coin.lot),
            new UseCount(1, coin.unpaid ? 1 : 0),
            (one, other) ->
                new UseCount(one.coins() + other.coins(), one.unfunded() + other.unfunded()));
      }
    }
    return counts;
  }

  /// By charge, where there are any.
  Map<UUID, Long> unfundedCharges() {
    var counts = new HashMap<UUID, Long>();
    for (var coin : coins) {
      if (coin.isUsed() && coin.unpaid && coin.spending.isCharge()) {
        counts.merge(coin.spending.id(), 1L, Long::sum);
      }
    }
    return counts;
  }

  long balance() {
    return coins.stream().filter(Coin::isUnspent).count();
  }

  /// What is unpaid and not made up for.
  long debt() {
    return coins.stream().filter(coin -> coin.unpaid && !coin.gone).count();
  }
}
