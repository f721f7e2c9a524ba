package dev.bouquet.gift.exclusion;

import java.time.Instant;
import java.util.UUID;

/// An account that neither gives nor receives gifts.
///
/// @param changedAt when it was excluded, or became of this kind
record Exclusion(UUID personId, Kind kind, Instant changedAt) {
  /// Whose account it is.
  enum Kind {
    /// An office, a ministry, an authority.
    GOVERNMENT,
    /// Somebody who holds an office or stands for one.
    POLITICIAN,
    /// A party, or a group that collects money for one.
    PARTY
  }
}
