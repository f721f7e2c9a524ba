package dev.bouquet.wallet.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentEvent.Reason;
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
    return read(parse(body));
  }

  PaymentEvent read(JsonNode event) throws BadWebhookException {
    var id = text(event, "id");
    var type = text(event, "type");
    var object = event.path("data").path("object");
    return switch (type) {
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          refund(id, object);
      case "charge.dispute.created",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.dispute.closed" ->
          dispute(id, type, object);
      default -> session(id, type, object);
    };
  }

  private static PaymentEvent session(String id, String type, JsonNode session)
      throws BadWebhookException {
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
    return new PaymentEvent.Succeeded(
        id,
        topUpOf(session),
        paymentOf(session),
        amount(session, "amount_total"),
        currency(session));
  }

  /// A refund that is pending counts: its coins must not be spent meanwhile.
  private static PaymentEvent refund(String id, JsonNode refund) throws BadWebhookException {
    return switch (text(refund, "status")) {
      case "failed", "canceled" ->
          new PaymentEvent.GivenAgain(id, topUpOf(refund), paymentOf(refund), text(refund, "id"));
      default -> takenBack(id, refund, Reason.REFUNDED);
    };
  }

  /// The money is gone from the first day of a dispute, and comes again where it is won. What is
  /// only an inquiry (`warning_…`) takes nothing.
  private static PaymentEvent dispute(String id, String type, JsonNode dispute)
      throws BadWebhookException {
    var status = text(dispute, "status");
    if (type.equals("charge.dispute.funds_reinstated") || status.equals("won")) {
      return new PaymentEvent.GivenAgain(
          id, topUpOf(dispute), paymentOf(dispute), text(dispute, "id"));
    }
    return status.startsWith("warning_")
        ? new PaymentEvent.Noted(id, topUpOf(dispute))
        : takenBack(id, dispute, Reason.DISPUTED);
  }

  private static PaymentEvent takenBack(String id, JsonNode object, Reason reason)
      throws BadWebhookException {
    return new PaymentEvent.TakenBack(
        id,
        topUpOf(object),
        paymentOf(object),
        text(object, "id"),
        reason,
        amount(object, "amount"),
        currency(object));
  }

  private static @Nullable String paymentOf(JsonNode object) {
    return object.path("payment_intent").asText(null);
  }

  private static long amount(JsonNode object, String field) throws BadWebhookException {
    var amount = object.path(field);
    if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw BadWebhookException.malformed(field + " is no integer");
    }
    return amount.longValue();
  }

  private static String currency(JsonNode object) throws BadWebhookException {
    return text(object, "currency").toUpperCase(Locale.ROOT);
  }

  /// Null where the object is none of ours, or does not say.
  private static @Nullable UUID topUpOf(JsonNode object) {
    var reference = object.path("client_reference_id").asText("");
    var inMetadata = object.path("metadata").path(StripeCheckout.TOP_UP).asText("");
    return Ids.parse(reference).or(() -> Ids.parse(inMetadata)).orElse(null);
  }

  JsonNode parse(String body) throws BadWebhookException {
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
