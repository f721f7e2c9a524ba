package dev.bouquet.wallet.settlement;

/// How an event of a provider was taken. The names are in the database, and the odd ones in an
/// index of it.
enum Verdict {
  CREDITED,
  FAILED,
  NOTED,
  /// The provider speaks of a payment that was never started with it.
  UNKNOWN_TOP_UP,
  /// Another sum was paid than was asked for.
  AMOUNT_DIFFERS,
  /// It was paid, and the wallet takes no coins: it was closed since.
  CREDIT_REFUSED;

  /// Whether an operator has to look: money may have come for which nobody got coins.
  boolean isOdd() {
    return switch (this) {
      case CREDITED, FAILED, NOTED -> false;
      case UNKNOWN_TOP_UP, AMOUNT_DIFFERS, CREDIT_REFUSED -> true;
    };
  }
}
