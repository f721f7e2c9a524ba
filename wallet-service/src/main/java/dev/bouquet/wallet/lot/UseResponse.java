package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import java.util.UUID;

/// What one charge, or whatever else coins were spent on, has of one lot.
///
/// @param type the transaction's
/// @param unfunded of the coins, those that nobody has paid for
record UseResponse(UUID chargeId, String type, UUID lotId, long coins, long unfunded) {
  static UseResponse of(Use use) {
    return new UseResponse(use.spendingId(), use.kind(), use.lotId(), use.coins(), use.unfunded());
  }

  static Page<UseResponse> of(Page<Use> page) {
    return new Page<>(page.items().stream().map(UseResponse::of).toList(), page.nextPageToken());
  }
}
