package dev.bouquet.gift.projection;

import java.util.Optional;

/// What a compacted topic says, in memory.
public interface Projection {
  String topic();

  /// True from the moment on at which everything had been read that was there at the start. Stays
  /// true while Kafka is away: old knowledge serves better than none.
  boolean caughtUp();

  /// Where reading stopped because a record makes no sense.
  Optional<String> stalledAt();
}
