package dev.bouquet.ledger.writer;

import java.io.Serial;

/// Another transaction recorded an id of this batch, under an account that this one did not lock,
/// after the ids were looked up. Roll back and run the batch again: the id is known then.
public final class IdCollisionException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public IdCollisionException() {
    super("an id of the batch was recorded meanwhile", null, false, false);
  }
}
