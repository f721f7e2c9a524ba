package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.lot.LotEntry.Credit;
import dev.bouquet.wallet.lot.LotEntry.GivenAgain;
import dev.bouquet.wallet.lot.LotEntry.Repayment;
import dev.bouquet.wallet.lot.LotEntry.Reversal;
import dev.bouquet.wallet.lot.LotEntry.Spending;
import dev.bouquet.wallet.lot.LotEntry.TakeBack;
import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Random histories of a wallet, of few coins, so that everything meets everything. No more is
/// spent, reversed, taken back or repaid than there is.
final class LotHistories {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_COINS = 12;

  private final Random random;
  private final List<LotEntry> entries = new ArrayList<>();
  private final List<Purchase> purchases = new ArrayList<>();

  /// What is left to reverse, by spending.
  private final Map<UUID, Long> spent = new HashMap<>();

  private final List<UUID> spendings = new ArrayList<>();

  /// What is left to take back, by top-up.
  private final Map<UUID, Long> paid = new HashMap<>();

  private long balance;
  private long debt;
  private long version;
  private long number;

  private LotHistories(Random random) {
    this.random = random;
  }

  static List<LotEntry> random(Random random) {
    var history = new LotHistories(random);
    int length = 5 + random.nextInt(60);
    while (history.entries.size() < length) {
      history.add();
    }
    return List.copyOf(history.entries);
  }

  private void add() {
    switch (random.nextInt(10)) {
      case 0, 1 -> topUp();
      case 2 -> credit(null, upTo(MOST_COINS));
      case 3, 4, 5 -> spend();
      case 6 -> reverse();
      case 7 -> takeBack();
      case 8 -> giveAgain();
      default -> repay();
    }
  }

  private void topUp() {
    var purchase = new Purchase(id(), upTo(MOST_COINS), new Money(99, "USD"));
    purchases.add(purchase);
    credit(purchase, purchase.coins());
  }

  private void credit(@Nullable Purchase purchase, long coins) {
    balance += coins;
    if (purchase != null) {
      paid.merge(purchase.topUpId(), coins, Long::sum);
    }
    entries.add(new Credit(id(), ++version, coins, purchase, now()));
  }

  private void spend() {
    if (balance > 0) {
      long coins = upTo(Math.min(balance, MOST_COINS));
      boolean isCharge = random.nextInt(4) > 0;
      var spending =
          new Spending(id(), ++version, isCharge ? "GIFT" : "ADJUSTMENT", isCharge, coins, now());
      balance -= coins;
      spent.put(spending.id(), coins);
      spendings.add(spending.id());
      entries.add(spending);
    }
  }

  private void reverse() {
    if (!spendings.isEmpty()) {
      var spending = any(spendings);
      if (spent.get(spending) > 0) {
        long coins = upTo(spent.get(spending));
        spent.merge(spending, -coins, Long::sum);
        balance += coins;
        entries.add(new Reversal(id(), ++version, spending, coins, now()));
      }
    }
  }

  private void takeBack() {
    if (!purchases.isEmpty()) {
      var topUp = any(purchases).topUpId();
      if (paid.get(topUp) > 0) {
        long coins = upTo(paid.get(topUp));
        paid.merge(topUp, -coins, Long::sum);
        debt += coins;
        entries.add(new TakeBack(version, ++number, topUp, coins, "REFUND", now()));
      }
    }
  }

  private void giveAgain() {
    if (balance == 0 && debt > 0) { // as that of a closed wallet
      long coins = upTo(debt);
      debt -= coins;
      entries.add(new GivenAgain(version, ++number, coins, now()));
    } else if (!purchases.isEmpty()) {
      var purchase = any(purchases);
      if (paid.get(purchase.topUpId()) < purchase.coins()) {
        credit(purchase, upTo(purchase.coins() - paid.get(purchase.topUpId())));
      }
    }
  }

  private void repay() {
    long most = Math.min(balance, debt);
    if (most > 0) {
      long coins = upTo(most);
      balance -= coins;
      debt -= coins;
      entries.add(new Repayment(id(), ++version, coins, now()));
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// At least 1.
  private long upTo(long most) {
    return random.nextLong(most) + 1;
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Instant now() {
    return START.plusSeconds(entries.size());
  }
}
