package dev.bouquet.payout.earning;

import dev.bouquet.contracts.wallet.v1.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A charge, and whom it pays.
///
/// @param parts what each payee gets of it, each person once; sums to what was charged
record Charge(UUID id, Position position, List<Part> parts, Instant at) implements SpendingEvent {

  /// Keeps charges that are not gifts in the audit, all of them fee.
  static final UUID NOBODY = new UUID(0, 0);

  /// @param payee who earns; [#NOBODY] where the charge is no gift
  /// @param coins at least 1
  /// @param basisPoints the payee's share that applied when the gift was sent
  record Part(UUID payee, long coins, int basisPoints, long policyVersion) {}

  Charge {
    parts = List.copyOf(parts);
  }
}
