package dev.bouquet.payout.earning;

import dev.bouquet.contracts.wallet.v1.Position;
import java.time.Instant;
import java.util.UUID;

/// A charge, and whom it pays.
///
/// @param payee who earns; [#NOBODY] where the charge is no gift
/// @param basisPoints the payee's share that applied when the gift was sent
record Charge(
    UUID id,
    Position position,
    long coins,
    UUID payee,
    int basisPoints,
    long policyVersion,
    Instant at)
    implements SpendingEvent {

  /// Keeps charges that are not gifts in the audit, all of them fee.
  static final UUID NOBODY = new UUID(0, 0);
}
