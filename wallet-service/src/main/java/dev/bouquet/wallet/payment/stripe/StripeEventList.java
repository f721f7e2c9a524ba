package dev.bouquet.wallet.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentProvider.EventPage;
import dev.bouquet.wallet.payment.PaymentProvider.PolledEvent;
import dev.bouquet.wallet.payment.ProviderAwayException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The events that Stripe keeps for 30 days. Raw, as the library reads the events of one API
/// version only, see [StripeEvents].
final class StripeEventList {
  private static final Logger LOG = Logger.getLogger(StripeEventList.class);
  private static final int PAGE_SIZE = 100;

  private static final List<String> TYPES =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.dispute.closed");

  private final StripeClient client;
  private final StripeEvents events;

  StripeEventList(StripeClient client, StripeEvents events) {
    this.client = client;
    this.events = events;
  }

  /// The newest first, as Stripe lists them.
  EventPage page(Instant since, @Nullable String startingAfter) throws ProviderAwayException {
    try {
      var body = client.rawRequest(RequestMethod.GET, path(since, startingAfter), null).body();
      var list = events.parse(body);
      var page = new ArrayList<PolledEvent>();
      String last = null;
      for (var event : list.path("data")) {
        last = event.path("id").asText();
        add(page, event);
      }
      return new EventPage(page, list.path("has_more").asBoolean() ? last : null);
    } catch (StripeException e) {
      throw new ProviderAwayException("Stripe answered " + e.getStatusCode(), e);
    } catch (BadWebhookException e) {
      throw new ProviderAwayException("Stripe answered with what is no list", e);
    }
  }

  /// One that makes no sense, as a webhook that is refused, does not keep the others from being
  /// read.
  private void add(List<PolledEvent> page, JsonNode event) {
    try {
      page.add(new PolledEvent(events.read(event), event.toString()));
    } catch (BadWebhookException e) {
      LOG.errorf(
          "event not understood eventId=%s reason=%s", event.path("id").asText(), e.getMessage());
    }
  }

  private static String path(Instant since, @Nullable String startingAfter) {
    var path =
        new StringBuilder(
            "/v1/events?limit=%d&created%%5Bgte%%5D=%d"
                .formatted(PAGE_SIZE, since.getEpochSecond()));
    for (var type : TYPES) {
      path.append("&types%5B%5D=").append(type);
    }
    if (startingAfter != null) {
      path.append("&starting_after=").append(startingAfter);
    }
    return path.toString();
  }
}
