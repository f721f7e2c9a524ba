package dev.bouquet.wallet.payment;

import java.io.Serial;

/// A webhook that is not acted on.
public final class BadWebhookException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean authentic;

  private BadWebhookException(String message, boolean authentic) {
    super(message, null, false, false);
    this.authentic = authentic;
  }

  /// Anybody may have sent it.
  public static BadWebhookException forged(String message) {
    return new BadWebhookException(message, false);
  }

  /// The provider sent it, and it makes no sense.
  public static BadWebhookException malformed(String message) {
    return new BadWebhookException(message, true);
  }

  public boolean isAuthentic() {
    return authentic;
  }
}
