package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.funding.FundingChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The rows of one wallet, in memory: hands out what is needed and nothing more.
final class LotShelf {
  final Map<UUID, Lot> lots = new HashMap<>();
  final Map<Use.Order, Use> uses = new HashMap<>();
  final List<FundingChange> changes = new ArrayList<>();

  void fold(List<LotEntry> chunk) {
    var book = open(LotNeeds.of(chunk));
    chunk.forEach(book::apply);
    keep(book);
  }

  private LotBook open(LotNeeds needs) {
    var spendings = new HashSet<>(needs.spendingIds());
    for (var use : uses.values()) {
      boolean isMeant = needs.topUpIds().stream().anyMatch(lots.get(use.lotId())::isOf);
      if (isMeant || (needs.unfunded() && use.unfunded() > 0)) {
        spendings.add(use.spendingId());
      }
    }
    var needed =
        uses.values().stream().filter(use -> spendings.contains(use.spendingId())).toList();
    Set<UUID> lotIds = new HashSet<>(needed.stream().map(Use::lotId).toList());
    return new LotBook(
        lots.values().stream()
            .filter(lot ->
                lot.remaining() > 0
                    || lotIds.contains(lot.id())
                    || needs.topUpIds().stream().anyMatch(lot::isOf))
            .toList(),
        needed);
  }

  private void keep(LotBook book) {
    book.changedLots().forEach(lot -> lots.put(lot.id(), lot));
    for (var use : book.changedUses()) {
      if (use.coins() > 0) {
        uses.put(use.order(), use);
      } else {
        uses.remove(use.order());
      }
    }
    changes.addAll(book.fundingChanges());
  }
}
