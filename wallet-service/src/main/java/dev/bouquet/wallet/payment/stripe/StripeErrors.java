package dev.bouquet.wallet.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;

/// What Stripe's errors mean for whoever wants to try again.
final class StripeErrors {
  private static final int IN_FLIGHT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private StripeErrors() {}

  /// Another request with the same key is in flight, there are too many, or Stripe has trouble.
  static boolean isTemporary(StripeException e) {
    var status = e.getStatusCode();
    return e instanceof ApiConnectionException
        || status == null
        || status == IN_FLIGHT
        || status == TOO_MANY
        || status >= SERVER_ERROR;
  }
}
