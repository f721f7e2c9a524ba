package dev.bouquet.wallet.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StripeEventsTest {
  private final StripeEvents events = new StripeEvents(new ObjectMapper());
  private final UUID topUp = UUID.randomUUID();

  @Test
  void aCompletedSessionIsPaidOrStillToBePaid() throws BadWebhookException {
    assertThat(read("checkout.session.completed", session("paid")))
        .isEqualTo(new PaymentEvent.Succeeded("evt_1", topUp, 1149, "EUR"));
    assertThat(read("checkout.session.completed", session("unpaid")))
        .isEqualTo(new PaymentEvent.Noted("evt_1", topUp));
    assertThat(read("checkout.session.async_payment_succeeded", session("paid")))
        .isEqualTo(new PaymentEvent.Succeeded("evt_1", topUp, 1149, "EUR"));
  }

  @Test
  void aSessionFailsOrExpires() throws BadWebhookException {
    for (var type : List.of("checkout.session.async_payment_failed", "checkout.session.expired")) {
      assertThat(read(type, session("unpaid"))).isEqualTo(new PaymentEvent.Failed("evt_1", topUp));
    }
  }

  @Test
  void notesWhatItDoesNotKnow() throws BadWebhookException {
    assertThat(read("charge.updated", "{\"id\": \"ch_1\"}"))
        .isEqualTo(new PaymentEvent.Noted("evt_1", null));
    assertThat(events.read("{\"id\": \"evt_2\", \"type\": \"v2.core.something\"}"))
        .isEqualTo(new PaymentEvent.Noted("evt_2", null));
  }

  @Test
  void findsTheTopUpInTheMetadataToo() throws BadWebhookException {
    var session = session("paid").replace("client_reference_id", "was_removed");

    assertThat(read("checkout.session.completed", session).topUpId()).isEqualTo(topUp);
  }

  @Test
  void whatIsOfAnotherShopChangesNothing() throws BadWebhookException {
    var session = session("paid").replace(topUp.toString(), "order-17");
    for (var object : List.of(session, session.replace("1149", "null"), "{}", "null")) {
      for (var type : List.of("checkout.session.completed", "checkout.session.expired")) {
        assertThat(read(type, object)).isEqualTo(new PaymentEvent.Noted("evt_1", null));
      }
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    var paid = session("paid");
    for (var body :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            "{\"id\": \"evt_1\"}",
            "{\"id\": 1, \"type\": \"checkout.session.completed\"}",
            event("checkout.session.completed", paid.replace("1149", "11.49")),
            event("checkout.session.completed", paid.replace("1149", "\"1149\"")),
            event("checkout.session.completed", paid.replace("1149", "99999999999999999999")),
            event("checkout.session.completed", paid.replace("\"EUR\"", "null")))) {
      assertThatThrownBy(() -> events.read(body))
          .as(body)
          .isInstanceOfSatisfying(
              BadWebhookException.class, e -> assertThat(e.isAuthentic()).isTrue());
    }
  }

  private PaymentEvent read(String type, String object) throws BadWebhookException {
    return events.read(event(type, object));
  }

  private static String event(String type, String object) {
    return FakeStripe.event("evt_1", type, object);
  }

  private String session(String paymentStatus) {
    return """
    {"id": "cs_test_1", "object": "checkout.session", "amount_total": 1149, "currency": "EUR",
     "client_reference_id": "%1$s", "metadata": {"top_up_id": "%1$s"}, "payment_status": "%2$s"}
    """
        .formatted(topUp, paymentStatus);
  }
}
