package dev.bouquet.wallet.lot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.wallet.funding.FundingChange;
import dev.bouquet.wallet.funding.FundingChange.Funded;
import dev.bouquet.wallet.funding.FundingChange.Unfunded;
import dev.bouquet.wallet.lot.CoinModel.LotCount;
import dev.bouquet.wallet.lot.CoinModel.UseCount;
import dev.bouquet.wallet.lot.CoinModel.UseKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Lots against a model that knows single coins only.
class LotBookPropertyTest {
  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void lotsAreWhatBecomesOfEachCoin(@ForAll long seed) {
    var model = new CoinModel();
    var shelf = new LotShelf();

    for (var entry : LotHistories.random(new Random(seed))) {
      model.apply(entry);
      shelf.fold(List.of(entry));

      assertThat(lotCounts(shelf)).as("after %s", entry).isEqualTo(model.lots());
      assertThat(useCounts(shelf)).as("after %s", entry).isEqualTo(model.uses());
      assertThat(unfunded(shelf.changes)).as("after %s", entry).isEqualTo(model.unfundedCharges());
      assertThat(remaining(shelf)).isEqualTo(model.balance());
      assertThat(revoked(shelf) + unfunded(shelf)).isEqualTo(model.debt());
    }
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void whereAHistoryIsCutChangesNothing(@ForAll long seed) {
    var random = new Random(seed);
    var history = LotHistories.random(random);
    var atOnce = new LotShelf();
    atOnce.fold(history);
    var inChunks = new LotShelf();

    for (int from = 0, to; from < history.size(); from = to) {
      to = Math.min(history.size(), from + 1 + random.nextInt(12));
      inChunks.fold(history.subList(from, to));
    }

    assertThat(inChunks.lots).isEqualTo(atOnce.lots);
    assertThat(inChunks.uses).isEqualTo(atOnce.uses);
    assertThat(inChunks.changes).isEqualTo(atOnce.changes);
  }

  /// Otherwise the properties would say less than they seem to.
  @Example
  void theHistoriesReachWhatIsRare() {
    var reached = new TreeSet<String>();
    for (int seed = 0; seed < 2_000; seed++) {
      var shelf = new LotShelf();
      for (var entry : LotHistories.random(new Random(seed))) {
        int before = shelf.changes.size();
        shelf.fold(List.of(entry));
        for (var change : shelf.changes.subList(before, shelf.changes.size())) {
          reached.add(
              change.getClass().getSimpleName() + " by " + entry.getClass().getSimpleName());
        }
      }
    }

    assertThat(reached)
        .containsExactly(
            "Funded by GivenAgain",
            "Funded by Repayment",
            "Funded by Reversal",
            "Unfunded by Spending",
            "Unfunded by TakeBack");
  }

  private static Map<UUID, LotCount> lotCounts(LotShelf shelf) {
    return shelf.lots.values().stream()
        .collect(
            Collectors.toMap(
                Lot::id,
                lot -> new LotCount(lot.remaining(), lot.revoked(), lot.gone(), lot.used())));
  }

  private static Map<UseKey, UseCount> useCounts(LotShelf shelf) {
    return shelf.uses.values().stream()
        .collect(
            Collectors.toMap(
                use -> new UseKey(use.spendingId(), use.lotId()),
                use -> new UseCount(use.coins(), use.unfunded())));
  }

  /// By charge, as somebody counts who knows the changes only.
  private static Map<UUID, Long> unfunded(List<FundingChange> changes) {
    var counts = new HashMap<UUID, Long>();
    for (var change : changes) {
      int sign =
          switch (change) {
            case Unfunded _ -> 1;
            case Funded _ -> -1;
          };
      for (var part : change.parts()) {
        counts.merge(part.chargeId(), sign * part.coins(), Long::sum);
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static long remaining(LotShelf shelf) {
    return shelf.lots.values().stream().mapToLong(Lot::remaining).sum();
  }

  private static long revoked(LotShelf shelf) {
    return shelf.lots.values().stream().mapToLong(Lot::revoked).sum();
  }

  private static long unfunded(LotShelf shelf) {
    return shelf.uses.values().stream().mapToLong(Use::unfunded).sum();
  }
}
