package dev.bouquet.wallet.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import dev.bouquet.wallet.payment.PaymentProvider.RefundOrder;
import dev.bouquet.wallet.payment.PaymentProvider.RefundResult;
import org.jboss.logging.Logger;

/// Creates refunds. The order's id is the idempotency key.
final class StripeRefunds {
  private static final Logger LOG = Logger.getLogger(StripeRefunds.class);

  private final StripeClient client;

  StripeRefunds(StripeClient client) {
    this.client = client;
  }

  RefundResult refund(RefundOrder order) {
    if (order.paymentId() == null) {
      return new RefundResult.Refused("Stripe never named the payment");
    }
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(order.paymentId())
            .setAmount(order.amount())
            .putMetadata(StripeCheckout.TOP_UP, order.topUpId().toString())
            .build();
    var options = RequestOptions.builder().setIdempotencyKey(order.id().toString()).build();
    try {
      return new RefundResult.Accepted(client.refunds().create(params, options).getId());
    } catch (StripeException e) {
      LOG.warnf(
          "refund not taken topUpId=%s status=%s code=%s requestId=%s",
          order.topUpId(), e.getStatusCode(), e.getCode(), e.getRequestId());
      var reason = "Stripe answered " + e.getStatusCode() + " " + e.getCode();
      return StripeErrors.isTemporary(e)
          ? new RefundResult.Away(reason)
          : new RefundResult.Refused(reason);
    }
  }
}
