package dev.bouquet.wallet.settlement;

/// How an event of a provider was taken. The names are in the database, and the odd ones in an
/// index of it.
enum Verdict {
  CREDITED,
  FAILED,
  NOTED,
  /// Money is gone again, and the coins are owed back.
  TAKEN_BACK,
  /// Money that was gone has come again, and so have the coins.
  GIVEN_AGAIN,
  /// The provider speaks of a payment that was never started with it.
  UNKNOWN_TOP_UP,
  /// Another sum was paid than was asked for.
  AMOUNT_DIFFERS,
  /// It was paid, and the wallet takes no coins: it was closed since.
  CREDIT_REFUSED,
  /// Money is gone of which nobody said that it had come. Acted on as soon as somebody does.
  REFUND_BEFORE_SUCCESS,
  /// More was taken back than was paid: a payment was both refunded and disputed, perhaps. No more
  /// coins than were bought are owed.
  REFUND_EXCEEDS,
  /// Received long ago and never acted on: the process died meanwhile, and the provider gave up. In
  /// the database that is no verdict.
  UNDECIDED;

  /// Whether an operator has to look: money may have come for which nobody got coins.
  boolean isOdd() {
    return switch (this) {
      case CREDITED, FAILED, NOTED, TAKEN_BACK, GIVEN_AGAIN -> false;
      case UNKNOWN_TOP_UP,
          AMOUNT_DIFFERS,
          CREDIT_REFUSED,
          REFUND_BEFORE_SUCCESS,
          REFUND_EXCEEDS,
          UNDECIDED ->
          true;
    };
  }
}
