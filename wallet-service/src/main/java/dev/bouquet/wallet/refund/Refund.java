package dev.bouquet.wallet.refund;

import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param id the idempotency key of the request
/// @param reference the provider's name for it, once accepted
record Refund(
    UUID id,
    UUID topUpId,
    Money amount,
    String reason,
    Status status,
    @Nullable String reference,
    UUID orderedBy,
    Instant orderedAt) {

  enum Status {
    /// The provider was not asked yet, or did not answer.
    ORDERED,
    ACCEPTED,
    /// By the provider.
    REFUSED
  }
}
