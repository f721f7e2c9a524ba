package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lot on the wire.
///
/// @param remaining coins still in the wallet
/// @param owedBack of the remaining, those whose money is gone
/// @param used coins that were spent
/// @param price what was paid for the whole top-up, absent with the next two where nobody paid
/// @param pricePerCoin minor units of the currency, a decimal number of at most eight digits
record LotResponse(
    UUID id,
    long coins,
    long remaining,
    long owedBack,
    long used,
    @Nullable UUID topUpId,
    @Nullable Money price,
    @Nullable String pricePerCoin,
    Instant at) {

  static LotResponse of(Lot lot) {
    var purchase = lot.purchase();
    return new LotResponse(
        lot.id(),
        lot.coins(),
        lot.remaining(),
        lot.revoked(),
        lot.used(),
        purchase == null ? null : purchase.topUpId(),
        purchase == null ? null : purchase.price(),
        purchase == null ? null : purchase.pricePerCoin(),
        lot.at());
  }

  static Page<LotResponse> of(Page<Lot> page) {
    return new Page<>(page.items().stream().map(LotResponse::of).toList(), page.nextPageToken());
  }
}
