package dev.bouquet.wallet.receipt;

import java.time.Instant;
import java.util.UUID;

/// Proof of a purchase that was paid and credited. The same for ever: it is made of what never
/// changes.
///
/// @param number what people quote; of the top-up's id, so that no two receipts share one
/// @param at when the coins were credited
/// @param transactionId of the credit, in the wallet's transactions
/// @param version of the credit, in the wallet's transactions
record Receipt(
    String number,
    UUID topUpId,
    UUID ownerId,
    Instant at,
    String packId,
    long coins,
    Price price,
    String provider,
    UUID transactionId,
    long version) {

  /// @param amount minor units, e.g. cents
  /// @param currency ISO 4217
  record Price(long amount, String currency) {}
}
