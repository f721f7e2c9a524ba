package dev.bouquet.payout.earning;

import dev.bouquet.kit.money.Apportionment;
import dev.bouquet.payout.earning.EarningStore.Creator;
import dev.bouquet.payout.share.RevenueShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Shares charges with their payees, and takes reversed ones back, in their order. Counts the
/// creators up.
final class EarningShare {
  private final SortedMap<UUID, Creator> creators;

  /// The rows of each charge, by part.
  private final Map<UUID, List<Earning>> charged = new HashMap<>();

  /// Coins of each charge so far.
  private final Map<UUID, Long> takenBack = new HashMap<>();

  /// @param creators everybody who is paid or has to give back; counted up in place
  /// @param before the rows of the charges that are reversed, by part, and of their reversals so
  ///   far
  EarningShare(SortedMap<UUID, Creator> creators, Stream<Earning> before) {
    this.creators = creators;
    before.forEach(this::remember);
  }

  /// @return a row per payee, by part; none for a payee from whom nothing is taken
  List<Earning> take(SpendingEvent event) throws UnfitReversalException {
    var earnings =
        switch (event) {
          case Charge charge -> earn(charge);
          case Reversal reversal -> takeBack(reversal);
        };
    earnings.forEach(this::remember);
    return earnings;
  }

  private void remember(Earning earning) {
    if (earning.reverses() == null) {
      charged.computeIfAbsent(earning.eventId(), _ -> new ArrayList<>()).add(earning);
    } else {
      takenBack.merge(earning.reverses(), -earning.coins(), Math::addExact);
    }
  }

  private List<Earning> earn(Charge charge) {
    var earnings = new ArrayList<Earning>();
    for (var part : charge.parts()) {
      earnings.add(earn(charge, earnings.size(), part));
    }
    return earnings;
  }

  private Earning earn(Charge charge, int number, Charge.Part part) {
    var before = creators.get(part.payee());
    var share = RevenueShare.of(part.coins(), part.basisPoints(), before.remainder());
    var after = before.after(1, part.coins(), share.remainder());
    creators.put(after.id(), after);
    return new Earning(
        charge.id(),
        null,
        part.payee(),
        number,
        charge.position(),
        after.entries(),
        part.coins(),
        share.diamonds(),
        share.fee(),
        part.basisPoints(),
        part.policyVersion(),
        charge.at());
  }

  /// The payees give back by what they got. How much each has given back in all depends on how much
  /// the charge has, and not on the steps.
  private List<Earning> takeBack(Reversal reversal) throws UnfitReversalException {
    var originals = charged.getOrDefault(reversal.chargeId(), List.of());
    if (originals.isEmpty()) {
      throw new UnfitReversalException(
          reversal.id(), "charge %s never came".formatted(reversal.chargeId()));
    }
    var coins = originals.stream().map(Earning::coins).toList();
    long before = takenBack.getOrDefault(reversal.chargeId(), 0L);
    long now = Math.addExact(before, reversal.coins());
    long excess = now - coins.stream().mapToLong(Long::longValue).sum();
    if (excess > 0) {
      throw new UnfitReversalException(
          reversal.id(),
          "reversals of charge %s exceed it by %d coins".formatted(reversal.chargeId(), excess));
    }
    var givenBefore = Apportionment.share(before, coins);
    var givenNow = Apportionment.share(now, coins);
    var earnings = new ArrayList<Earning>();
    for (int part = 0; part < originals.size(); part++) {
      long taken = givenNow.get(part) - givenBefore.get(part);
      if (taken > 0) {
        long staying = coins.get(part) - givenNow.get(part);
        earnings.add(takeBack(reversal, originals.get(part), taken, staying));
      }
    }
    return earnings;
  }

  /// @param coins that this payee gives back
  /// @param staying that the payee keeps of the charge
  private Earning takeBack(Reversal reversal, Earning original, long coins, long staying) {
    var creator = creators.get(original.payee());
    var share = RevenueShare.takenBack(coins, original.basisPoints(), creator.remainder());
    var after = creator.after(staying == 0 ? -1 : 0, -coins, share.remainder());
    creators.put(after.id(), after);
    return new Earning(
        reversal.id(),
        original.eventId(),
        original.payee(),
        original.part(),
        reversal.position(),
        after.entries(),
        -coins,
        -share.diamonds(),
        -share.fee(),
        original.basisPoints(),
        original.policyVersion(),
        reversal.at());
  }
}
