package dev.bouquet.gift.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message to a subscription, as its creator sees it.
///
/// @param number grows with every new one
/// @param id the `webhook-id`
/// @param attempts all there were, the one that may be running included
/// @param lastStatusCode what the target last answered; absent where it did not
/// @param nextAttemptAt while it is pending: the latest time of the next attempt
/// @param endedAt when it was delivered or given up
record Delivery(
    @JsonIgnore long number,
    UUID id,
    String type,
    Status status,
    int attempts,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    Instant createdAt,
    @Nullable Instant attemptedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant endedAt) {

  enum Status {
    PENDING,
    DELIVERED,
    /// Given up after the last attempt. It can be replayed.
    DEAD
  }
}
