package dev.bouquet.wallet.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads Stripe's events. By their JSON and not by the library's classes, which refuse the events
/// of every API version but one, while an account's events keep the version it is set to.
final class StripeEvents {
  private final ObjectMapper json;

  StripeEvents(ObjectMapper json) {
    this.json = json;
  }

  PaymentEvent read(String body) throws BadWebhookException {
    var event = parse(body);
    var id = text(event, "id");
    var type = text(event, "type");
    var session = event.path("data").path("object");
    if (topUpOf(session) == null) {
      return new PaymentEvent.Noted(id, null); // other shops may share the account
    }
    return switch (type) {
      case "checkout.session.completed" -> completed(id, session);
      case "checkout.session.async_payment_succeeded" -> paid(id, session);
      case "checkout.session.async_payment_failed", "checkout.session.expired" ->
          new PaymentEvent.Failed(id, topUpOf(session));
      default -> new PaymentEvent.Noted(id, topUpOf(session));
    };
  }

  /// Some ways to pay take days: the session is completed before the money comes, or does not.
  private static PaymentEvent completed(String id, JsonNode session) throws BadWebhookException {
    return text(session, "payment_status").equals("unpaid")
        ? new PaymentEvent.Noted(id, topUpOf(session))
        : paid(id, session);
  }

  private static PaymentEvent paid(String id, JsonNode session) throws BadWebhookException {
    var amount = session.path("amount_total");
    if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw BadWebhookException.malformed("amount_total is no integer");
    }
    var currency = text(session, "currency").toUpperCase(Locale.ROOT);
    return new PaymentEvent.Succeeded(id, topUpOf(session), amount.longValue(), currency);
  }

  /// Null where the session is none of ours.
  private static @Nullable UUID topUpOf(JsonNode session) {
    var reference = session.path("client_reference_id").asText("");
    var inMetadata = session.path("metadata").path(StripeCheckout.TOP_UP).asText("");
    return Ids.parse(reference).or(() -> Ids.parse(inMetadata)).orElse(null);
  }

  private JsonNode parse(String body) throws BadWebhookException {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw BadWebhookException.malformed("the body is not JSON");
    }
  }

  private static String text(JsonNode node, String field) throws BadWebhookException {
    var value = node.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw BadWebhookException.malformed(field + " is missing");
    }
    return value.textValue();
  }
}
