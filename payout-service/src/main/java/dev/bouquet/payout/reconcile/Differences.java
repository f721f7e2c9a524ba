package dev.bouquet.payout.reconcile;

import dev.bouquet.payout.reconcile.Report.Difference;
import dev.bouquet.payout.reconcile.Report.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects differences up to a bound, and says where there were more.
final class Differences {
  private final int most;
  private final List<Difference> named = new ArrayList<>();
  private long unnamed;

  Differences(int most) {
    this.most = most;
  }

  void add(Kind kind, @Nullable UUID chargeId, String detail) {
    if (named.size() < most) {
      named.add(new Difference(kind, chargeId, detail));
    } else {
      unnamed++;
    }
  }

  boolean isFull() {
    return named.size() >= most;
  }

  /// Merges the two sides of one slot and epoch, both in order of seq, and names what only one has
  /// and what differs.
  void compare(Cut cut, List<Entry> charged, List<Entry> earned) {
    int e = 0;
    for (var charge : charged) {
      while (e < earned.size() && earned.get(e).seq() < charge.seq()) {
        unknown(cut, earned.get(e++));
      }
      boolean found = false;
      while (e < earned.size() && earned.get(e).seq() == charge.seq()) {
        var earning = earned.get(e++);
        if (!earning.chargeId().equals(charge.chargeId())) {
          unknown(cut, earning);
        } else {
          found = true;
          if (earning.coins() != charge.coins()) {
            add(
                Kind.COINS_DIFFER,
                charge.chargeId(),
                "charged %d coins, earned from %d".formatted(charge.coins(), earning.coins()));
          }
        }
      }
      if (!found) {
        add(
            Kind.EARNING_MISSING,
            charge.chargeId(),
            "%d coins charged at slot %d epoch %d seq %d"
                .formatted(charge.coins(), cut.slot(), cut.epoch(), charge.seq()));
      }
    }
    while (e < earned.size()) {
      unknown(cut, earned.get(e++));
    }
  }

  List<Difference> toList() {
    var all = new ArrayList<>(named);
    if (unnamed > 0) {
      all.add(new Difference(Kind.BOOKS_BROKEN, null, unnamed + " more differences are not named"));
    }
    return all;
  }

  private void unknown(Cut cut, Entry earning) {
    add(
        Kind.EARNING_UNKNOWN,
        earning.chargeId(),
        "earned from %d coins at slot %d epoch %d seq %d"
            .formatted(earning.coins(), cut.slot(), cut.epoch(), earning.seq()));
  }
}
