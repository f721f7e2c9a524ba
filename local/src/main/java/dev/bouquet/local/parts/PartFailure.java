package dev.bouquet.local.parts;

import java.io.Serial;

/// A part cannot be prepared, started or used. The message is one sentence for the person at the
/// terminal: it names the part and, where there is one, its log.
public final class PartFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public PartFailure(String message) {
    super(message);
  }

  public PartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
