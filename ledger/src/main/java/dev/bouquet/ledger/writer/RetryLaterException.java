package dev.bouquet.ledger.writer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The ledger cannot take the command now, or does not know whether it did. The same command may be
/// submitted again: its id tells.
public final class RetryLaterException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public RetryLaterException(String reason, @Nullable Throwable cause) {
    super(reason, cause, false, cause != null);
  }
}
