package dev.bouquet.wallet.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentEvent.Reason;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StripeEventsTest {
  private final StripeEvents events = new StripeEvents(new ObjectMapper());
  private final UUID topUp = UUID.randomUUID();

  @Test
  void aCompletedSessionIsPaidOrStillToBePaid() throws BadWebhookException {
    assertThat(read("checkout.session.completed", session("paid")))
        .isEqualTo(new PaymentEvent.Succeeded("evt_1", topUp, "pi_1", 1149, "EUR"));
    assertThat(read("checkout.session.completed", session("unpaid")))
        .isEqualTo(new PaymentEvent.Noted("evt_1", topUp));
    assertThat(read("checkout.session.async_payment_succeeded", session("paid")))
        .isEqualTo(new PaymentEvent.Succeeded("evt_1", topUp, "pi_1", 1149, "EUR"));
  }

  @Test
  void aSessionFailsOrExpires() throws BadWebhookException {
    for (var type : List.of("checkout.session.async_payment_failed", "checkout.session.expired")) {
      assertThat(read(type, session("unpaid"))).isEqualTo(new PaymentEvent.Failed("evt_1", topUp));
    }
  }

  @Test
  void aRefundTakesMoneyBackUnlessItFails() throws BadWebhookException {
    for (var status : List.of("succeeded", "pending", "requires_action")) {
      assertThat(read("refund.created", refund(status)))
          .isEqualTo(
              new PaymentEvent.TakenBack(
                  "evt_1", topUp, "pi_1", "re_1", Reason.REFUNDED, 500, "EUR"));
    }
    for (var type : List.of("refund.updated", "refund.failed", "charge.refund.updated")) {
      for (var status : List.of("failed", "canceled")) {
        assertThat(read(type, refund(status)))
            .isEqualTo(new PaymentEvent.GivenAgain("evt_1", topUp, "pi_1", "re_1"));
      }
    }
  }

  @Test
  void aDisputeTakesMoneyBackUntilItIsWon() throws BadWebhookException {
    var taken =
        new PaymentEvent.TakenBack("evt_1", null, "pi_1", "du_1", Reason.DISPUTED, 1149, "EUR");
    var given = new PaymentEvent.GivenAgain("evt_1", null, "pi_1", "du_1");

    assertThat(read("charge.dispute.created", dispute("needs_response"))).isEqualTo(taken);
    assertThat(read("charge.dispute.funds_withdrawn", dispute("under_review"))).isEqualTo(taken);
    assertThat(read("charge.dispute.closed", dispute("lost"))).isEqualTo(taken);
    assertThat(read("charge.dispute.closed", dispute("won"))).isEqualTo(given);
    assertThat(read("charge.dispute.funds_reinstated", dispute("under_review"))).isEqualTo(given);
    assertThat(read("charge.dispute.created", dispute("warning_needs_response")))
        .isEqualTo(new PaymentEvent.Noted("evt_1", null));
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
            event("checkout.session.completed", paid.replace("\"EUR\"", "null")),
            event("refund.created", "{}"),
            event("refund.created", refund("succeeded").replace("500", "5.5")),
            event("charge.dispute.created", dispute("lost").replace("du_1", "")))) {
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

  private String refund(String status) {
    return """
    {"id": "re_1", "object": "refund", "amount": 500, "currency": "eur", "payment_intent": "pi_1",
     "metadata": {"top_up_id": "%s"}, "status": "%s"}
    """
        .formatted(topUp, status);
  }

  private static String dispute(String status) {
    return """
    {"id": "du_1", "object": "dispute", "amount": 1149, "currency": "eur", "payment_intent": "pi_1",
     "metadata": {}, "status": "%s"}
    """
        .formatted(status);
  }

  private String session(String paymentStatus) {
    return """
    {"id": "cs_test_1", "object": "checkout.session", "amount_total": 1149, "currency": "EUR",
     "client_reference_id": "%1$s", "metadata": {"top_up_id": "%1$s"}, "payment_intent": "pi_1", "payment_status": "%2$s"}
    """
        .formatted(topUp, paymentStatus);
  }
}
