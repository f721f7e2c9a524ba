package dev.bouquet.gift.readmodel;

import java.io.Serial;

/// Somebody read on from a position that the tables have not reached, e.g. since the database was
/// restored: reading has to begin again at the tables' position.
public final class OutOfStepException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  OutOfStepException(Stretch stretch, long known) {
    super(
        "partition %d was read from %d, the tables are at %d"
            .formatted(stretch.partition(), stretch.from(), known));
  }
}
