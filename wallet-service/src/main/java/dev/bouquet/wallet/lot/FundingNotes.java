package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.funding.FundingChange;
import dev.bouquet.wallet.funding.FundingChange.Funded;
import dev.bouquet.wallet.funding.FundingChange.Part;
import dev.bouquet.wallet.funding.FundingChange.Unfunded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What one entry changes about the funding of charges. Other spending is nobody else's business.
final class FundingNotes {
  /// By the top-up whose money is gone, and the reason.
  private final Map<Cause, Map<UUID, Long>> unfunded = new LinkedHashMap<>();

  private final Map<UUID, Long> funded = new LinkedHashMap<>();

  private record Cause(UUID topUpId, String reason) {}

  void unfunded(Use use, Lot lot, long coins) {
    if (use.isCharge() && coins > 0) {
      var cause =
          new Cause(
              Objects.requireNonNull(lot.purchase()).topUpId(),
              Objects.requireNonNull(lot.reason()));
      unfunded
          .computeIfAbsent(cause, _ -> new LinkedHashMap<>())
          .merge(use.spendingId(), coins, Math::addExact);
    }
  }

  void funded(Use use, long coins) {
    if (use.isCharge() && coins > 0) {
      funded.merge(use.spendingId(), coins, Math::addExact);
    }
  }

  List<FundingChange> at(Instant time) {
    var changes = new ArrayList<FundingChange>();
    unfunded.forEach((cause, parts) ->
        changes.add(new Unfunded(time, cause.topUpId(), cause.reason(), parts(parts))));
    if (!funded.isEmpty()) {
      changes.add(new Funded(time, parts(funded)));
    }
    return changes;
  }

  private static List<Part> parts(Map<UUID, Long> coins) {
    return coins.entrySet().stream().map(one -> new Part(one.getKey(), one.getValue())).toList();
  }
}
