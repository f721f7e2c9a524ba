package dev.bouquet.wallet.funding;

import dev.bouquet.contracts.wallet.v1.ChargePart;
import dev.bouquet.contracts.wallet.v1.ChargesFunded;
import dev.bouquet.contracts.wallet.v1.ChargesUnfunded;
import dev.bouquet.contracts.wallet.v1.FundingEvent;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.funding.FundingChange.Funded;
import dev.bouquet.wallet.funding.FundingChange.Part;
import dev.bouquet.wallet.funding.FundingChange.Unfunded;
import dev.bouquet.wallet.posting.ChargedEvents;
import java.util.List;
import java.util.UUID;

/// How changes of funding look on the topic.
final class FundingEvents {
  private FundingEvents() {}

  static FundingEvent of(UUID payer, long seq, FundingChange change) {
    var event =
        FundingEvent.newBuilder()
            .setEventId(Ids.derive(payer, "funding/" + seq).toString())
            .setPayerId(payer.toString())
            .setSeq(seq)
            .setAt(ChargedEvents.toProto(change.at()));
    switch (change) {
      case Unfunded unfunded ->
          event.setUnfunded(
              ChargesUnfunded.newBuilder()
                  .setTopUpId(unfunded.topUpId().toString())
                  .setReason(unfunded.reason())
                  .addAllParts(parts(unfunded.parts())));
      case Funded funded ->
          event.setFunded(ChargesFunded.newBuilder().addAllParts(parts(funded.parts())));
    }
    return event.build();
  }

  private static List<ChargePart> parts(List<Part> parts) {
    return parts.stream()
        .map(part ->
            ChargePart.newBuilder()
                .setChargeId(part.chargeId().toString())
                .setCoins(part.coins())
                .build())
        .toList();
  }
}
