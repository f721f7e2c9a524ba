package dev.bouquet.wallet.payment;

import java.io.Serial;

/// A provider does not answer, or has too much to do. It may be asked again.
public final class ProviderAwayException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public ProviderAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
