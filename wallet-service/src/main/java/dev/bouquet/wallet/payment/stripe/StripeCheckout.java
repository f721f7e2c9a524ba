package dev.bouquet.wallet.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
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

  /// Stripe counts these in other units than ISO 4217: a price would be wrong by a factor of 100.
  private static final Set<String> OTHER_UNITS = Set.of("ISK", "UGX");

  private final StripeConfig config;
  private final StripeClient client;

  StripeCheckout(StripeConfig config, StripeClient client) {
    this.config = config;
    this.client = client;
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
      return StripeErrors.isTemporary(e)
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
        .setPaymentIntentData(PaymentIntentData.builder().putMetadata(TOP_UP, topUpId).build())
        .setSuccessUrl(config.successUrl())
        .setCancelUrl(config.cancelUrl())
        .build();
  }
}
