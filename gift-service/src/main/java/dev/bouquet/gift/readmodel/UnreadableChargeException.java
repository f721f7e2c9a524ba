package dev.bouquet.gift.readmodel;

import java.io.Serial;

/// A record that makes no sense: reading its partition stops there.
public final class UnreadableChargeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableChargeException(String message) {
    super(message);
  }
}
