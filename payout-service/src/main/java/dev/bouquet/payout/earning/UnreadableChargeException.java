package dev.bouquet.payout.earning;

import java.io.Serial;

/// A record on the charges topic that cannot be turned into an earning. It stops its partition:
/// skipping it would lose somebody's money.
final class UnreadableChargeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableChargeException(String what) {
    super(what);
  }
}
