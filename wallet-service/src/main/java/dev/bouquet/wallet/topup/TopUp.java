package dev.bouquet.wallet.topup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One purchase of coins. Coins and price are those of the pack when it was bought.
///
/// @param id the idempotency key of the request
/// @param checkoutUrl where the person pays; absent until the provider was asked
record TopUp(
    UUID id,
    @JsonIgnore UUID ownerId,
    Status status,
    String packId,
    long coins,
    Money price,
    String provider,
    @Nullable String checkoutUrl,
    Instant createdAt) {

  enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }
}
