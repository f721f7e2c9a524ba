package dev.bouquet.wallet.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import dev.bouquet.wallet.payment.PaymentProvider.Checkout;
import dev.bouquet.wallet.payment.PaymentProvider.CheckoutResult;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/// Creates Checkout Sessions. The top-up's id is the idempotency key, so that a retry of ours gets
/// the session that is there already.
final class StripeCheckout {
  static final String TOP_UP = "top_up_id";

  private static final Logger LOG = Logger.getLogger(StripeCheckout.class);
  private static final int IN_FLIGHT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /// Stripe counts these in other units than ISO 4217: a price would be wrong by a factor of 100.
  private static final Set<String> OTHER_UNITS = Set.of("ISK", "UGX");

  private final StripeConfig config;
  private final StripeClient client;

  StripeCheckout(StripeConfig config, String apiKey) {
    this.config = config;
    this.client =
        StripeClient.builder()
            .setApiKey(apiKey)
            .setApiBase(config.apiBase())
            .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
            .setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()))
            .setMaxNetworkRetries(config.maxRetries())
            .build();
  }

  CheckoutResult start(Checkout checkout) {
    if (OTHER_UNITS.contains(checkout.currency())) {
      return new CheckoutResult.Refused("no payments in " + checkout.currency());
    }
    var options = RequestOptions.builder().setIdempotencyKey(checkout.topUpId().toString()).build();
    try {
      var session = client.checkout().sessions().create(session(checkout), options);
      return new CheckoutResult.Started(session.getUrl());
    } catch (StripeException e) {
      LOG.warnf(
          "checkout not started topUpId=%s status=%s code=%s requestId=%s",
          checkout.topUpId(), e.getStatusCode(), e.getCode(), e.getRequestId());
      return isTemporary(e)
          ? new CheckoutResult.Away("Stripe answered " + e.getStatusCode())
          : new CheckoutResult.Refused("Stripe answered " + e.getStatusCode());
    }
  }

  private SessionCreateParams session(Checkout checkout) {
    var topUpId = checkout.topUpId().toString();
    var product = ProductData.builder().setName(checkout.coins() + " coins").build();
    var price =
        PriceData.builder()
            .setCurrency(checkout.currency().toLowerCase(Locale.ROOT))
            .setUnitAmount(checkout.amount())
            .setProductData(product)
            .build();
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .addLineItem(LineItem.builder().setPriceData(price).setQuantity(1L).build())
        .setClientReferenceId(topUpId)
        .putMetadata(TOP_UP, topUpId)
        .setSuccessUrl(config.successUrl())
        .setCancelUrl(config.cancelUrl())
        .build();
  }

  /// Another request with the same key is in flight, there are too many, or Stripe has trouble.
  private static boolean isTemporary(StripeException e) {
    var status = e.getStatusCode();
    return e instanceof ApiConnectionException
        || status == null
        || status == IN_FLIGHT
        || status == TOO_MANY
        || status >= SERVER_ERROR;
  }
}
