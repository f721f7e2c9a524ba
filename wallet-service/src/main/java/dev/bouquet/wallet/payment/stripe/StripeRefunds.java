package dev.bouquet.wallet.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.bouquet.wallet.payment.PaymentProvider.RefundOrder;
import dev.bouquet.wallet.payment.PaymentProvider.RefundResult;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Creates refunds. The order's id is the idempotency key; and as Stripe forgets keys after a day,
/// a refund that carries it is looked for first.
final class StripeRefunds {
  private static final String ORDER = "order_id";
  private static final long MOST_OF_A_PAYMENT = 100;
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
            .putMetadata(ORDER, order.id().toString())
            .build();
    var options = RequestOptions.builder().setIdempotencyKey(order.id().toString()).build();
    try {
      var known = find(order);
      var refund = known.isPresent() ? known.get() : client.refunds().create(params, options);
      return new RefundResult.Accepted(refund.getId());
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

  private Optional<Refund> find(RefundOrder order) throws StripeException {
    var params =
        RefundListParams.builder()
            .setPaymentIntent(order.paymentId())
            .setLimit(MOST_OF_A_PAYMENT)
            .build();
    return client.refunds().list(params).getData().stream()
        .filter(refund -> refund.getMetadata() != null)
        .filter(refund -> order.id().toString().equals(refund.getMetadata().get(ORDER)))
        .findFirst();
  }
}
