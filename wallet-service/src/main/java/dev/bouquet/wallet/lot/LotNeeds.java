package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.lot.LotEntry.Credit;
import dev.bouquet.wallet.lot.LotEntry.GivenAgain;
import dev.bouquet.wallet.lot.LotEntry.Repayment;
import dev.bouquet.wallet.lot.LotEntry.Reversal;
import dev.bouquet.wallet.lot.LotEntry.Spending;
import dev.bouquet.wallet.lot.LotEntry.TakeBack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a [LotBook] must have before it gets some entries, besides every lot of which something
/// remains: all uses by the spendings that are meant here, and the lots of those uses.
///
/// @param spendingIds these
/// @param topUpIds all that used coins of these, and all lots of these
/// @param unfunded all of which a part is unfunded
record LotNeeds(Set<UUID> spendingIds, Set<UUID> topUpIds, boolean unfunded) {
  static LotNeeds of(List<LotEntry> entries) {
    var spendingIds = new HashSet<UUID>();
    var topUpIds = new HashSet<UUID>();
    boolean unfunded = false;
    for (var entry : entries) {
      switch (entry) {
        case Credit _, Spending _ -> {}
        case Reversal reversal -> spendingIds.add(reversal.spendingId());
        case TakeBack takeBack -> topUpIds.add(takeBack.topUpId());
        case Repayment _, GivenAgain _ -> unfunded = true;
      }
    }
    return new LotNeeds(spendingIds, topUpIds, unfunded);
  }

  boolean areNone() {
    return spendingIds.isEmpty() && topUpIds.isEmpty() && !unfunded;
  }
}
