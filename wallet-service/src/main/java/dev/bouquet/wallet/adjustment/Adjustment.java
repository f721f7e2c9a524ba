package dev.bouquet.wallet.adjustment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount coins: above zero to the wallet, below zero from it
/// @param refusal the code under which the ledger refused
record Adjustment(
    UUID id,
    UUID ownerId,
    long amount,
    String reason,
    Status status,
    @Nullable String refusal,
    UUID proposedBy,
    Instant proposedAt,
    @Nullable UUID decidedBy,
    @Nullable Instant decidedAt) {

  enum Status {
    PROPOSED,
    /// On its way to the ledger.
    APPROVED,
    EXECUTED,
    REFUSED,
    REJECTED
  }
}
