package dev.bouquet.ledger.core;

import java.util.Map;
import java.util.UUID;

/// What the ledger knows about the ids and accounts of a batch.
///
/// @param accounts those that exist, locked by whoever loaded them
/// @param recorded the ids whose fate is known, read after the accounts were locked: those of the
///   commands, and those that the commands follow up
/// @param followedUp what became of recorded holds and transfers; one that is missing is untouched
/// @param last the newest position of the writer; what it sequences comes after
public record Books(
    Map<UUID, Account> accounts,
    Map<UUID, Recorded> recorded,
    Map<UUID, FollowedUp> followedUp,
    Position last) {

  /// What later commands have done to a hold or a transfer.
  ///
  /// @param reversed how much of a transfer was moved back
  /// @param resolution what became of a hold
  public record FollowedUp(long reversed, Resolution resolution) {
    static final FollowedUp NOTHING = new FollowedUp(0, Resolution.OPEN);
  }

  public enum Resolution {
    OPEN,
    CAPTURED,
    RELEASED,
    EXPIRED
  }
}
