package dev.bouquet.payout.earning;

import dev.bouquet.payout.earning.EarningStore.Creator;
import dev.bouquet.payout.share.RevenueShare;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Shares charges with their payees, and takes reversed ones back, in their order. Counts the
/// creators up.
final class EarningShare {
  private final SortedMap<UUID, Creator> creators;
  private final Map<UUID, Earning> charged = new HashMap<>();

  /// Coins of each charge so far.
  private final Map<UUID, Long> takenBack = new HashMap<>();

  /// @param creators everybody who is paid or has to give back; counted up in place
  /// @param before the rows of the charges that are reversed, and of their reversals so far
  EarningShare(SortedMap<UUID, Creator> creators, Stream<Earning> before) {
    this.creators = creators;
    before.forEach(this::remember);
  }

  Earning take(SpendingEvent event) throws UnfitReversalException {
    var earning =
        switch (event) {
          case Charge charge -> earn(charge);
          case Reversal reversal -> takeBack(reversal);
        };
    remember(earning);
    return earning;
  }

  private void remember(Earning earning) {
    if (earning.reverses() == null) {
      charged.put(earning.eventId(), earning);
    } else {
      takenBack.merge(earning.reverses(), -earning.coins(), Math::addExact);
    }
  }

  private Earning earn(Charge charge) {
    var before = creators.get(charge.payee());
    var share = RevenueShare.of(charge.coins(), charge.basisPoints(), before.remainder());
    var after = before.after(1, charge.coins(), share.remainder());
    creators.put(after.id(), after);
    return new Earning(
        charge.id(),
        null,
        charge.payee(),
        charge.position(),
        after.entries(),
        charge.coins(),
        share.diamonds(),
        share.fee(),
        charge.basisPoints(),
        charge.policyVersion(),
        charge.at());
  }

  private Earning takeBack(Reversal reversal) throws UnfitReversalException {
    var original = charged.get(reversal.chargeId());
    if (original == null) {
      throw new UnfitReversalException(
          reversal.id(), "charge %s never came".formatted(reversal.chargeId()));
    }
    long before = takenBack.getOrDefault(original.eventId(), 0L);
    long left = Math.subtractExact(original.coins(), before);
    long staying = Math.subtractExact(left, reversal.coins());
    if (staying < 0) {
      throw new UnfitReversalException(
          reversal.id(),
          "reversals of charge %s exceed it by %d coins".formatted(original.eventId(), -staying));
    }
    var creator = creators.get(original.payee());
    var share =
        RevenueShare.takenBack(reversal.coins(), original.basisPoints(), creator.remainder());
    var after = creator.after(staying == 0 ? -1 : 0, -reversal.coins(), share.remainder());
    creators.put(after.id(), after);
    return new Earning(
        reversal.id(),
        original.eventId(),
        original.payee(),
        reversal.position(),
        after.entries(),
        -reversal.coins(),
        -share.diamonds(),
        -share.fee(),
        original.basisPoints(),
        original.policyVersion(),
        reversal.at());
  }
}
