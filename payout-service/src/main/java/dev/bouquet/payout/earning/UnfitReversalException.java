package dev.bouquet.payout.earning;

import java.io.Serial;
import java.util.UUID;

/// A reversal that takes back more than is left of its charge, or whose charge never came. It stops
/// its partition as a record that cannot be read does: skipping it would let somebody keep what the
/// wallet gave back.
final class UnfitReversalException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final UUID reversalId;

  UnfitReversalException(UUID reversalId, String what) {
    super(what);
    this.reversalId = reversalId;
  }

  UUID reversalId() {
    return reversalId;
  }
}
