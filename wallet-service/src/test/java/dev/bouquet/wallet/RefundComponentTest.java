package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.paidTopUp;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.payment.stripe.FakeStripe;
import dev.bouquet.wallet.payment.stripe.StripeResource;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Refunds that operators order.
@WalletComponent
class RefundComponentTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeStripe stripe = StripeResource.stripe();
  private final Person person = Person.viewer();

  @Test
  void theProviderGivesTheMoneyBackAndTheCoinsGo() {
    var topUp = paidTopUp(person);
    var key = UUID.randomUUID();

    refund(topUp, key, "40")
        .statusCode(202)
        .header("Idempotency-Replayed", nullValue())
        .body("status", equalTo("ACCEPTED"))
        .body("amount.amount", equalTo(40));
    refund(topUp, key, "40").statusCode(202).header("Idempotency-Replayed", "true");
    refund(topUp, key, "41").statusCode(422).body("code", equalTo("KEY_REUSED"));
    refund(topUp, UUID.randomUUID(), "60")
        .statusCode(422)
        .body("code", equalTo("REFUND_EXCEEDS"))
        .body("left", equalTo(59));
    refund(topUp, UUID.randomUUID(), "null").statusCode(202).body("amount.amount", equalTo(59));
    refund(topUp, UUID.randomUUID(), "1").statusCode(422).body("code", equalTo("ALREADY_REFUNDED"));

    await().atMost(SOON).until(() -> person.balance() == 0);
    asOperator()
        .get("/v1/admin/top-ups/" + topUp)
        .then()
        .statusCode(200)
        .body("ownerId", equalTo(person.id().toString()))
        .body("topUp.coinsTakenBack", equalTo(70))
        .body("refunds.status", equalTo(List.of("ACCEPTED", "ACCEPTED")))
        .body("claims.reason", equalTo(List.of("REFUNDED", "REFUNDED")));
    assertThat(
            Database.query(
                "select string_agg(act, ', ' order by number) from operator_act where subject_id = '%s'"
                    .formatted(person.id())))
        .isEqualTo("REFUND 40 USD, REFUND 59 USD");
  }

  @Test
  void whatWasNotPaidOrIsUnknownIsNotGivenBack() {
    refund(pendingTopUp(person), UUID.randomUUID(), "null")
        .statusCode(422)
        .body("code", equalTo("TOP_UP_NOT_SUCCEEDED"));
    for (var id : List.of(UUID.randomUUID().toString(), "nothing")) {
      asOperator().get("/v1/admin/top-ups/" + id).then().statusCode(404);
    }
    refund(UUID.randomUUID(), UUID.randomUUID(), "null")
        .statusCode(404)
        .body("code", equalTo("TOP_UP_NOT_FOUND"));
    var topUp = paidTopUp(person);
    for (var amount : List.of("0", "-1", "\"x\"", "1.5")) {
      refund(topUp, UUID.randomUUID(), amount).statusCode(400);
    }
    person
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"reason\":\"mine\"}")
        .post("/v1/admin/top-ups/" + topUp + "/refunds")
        .then()
        .statusCode(403);
    assertThat(person.balance()).isEqualTo(70);
  }

  @Test
  void ordersAtTheSameTimeGiveNoMoreBackThanWasPaid() {
    var topUp = paidTopUp(person);

    var accepted =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> refund(topUp, UUID.randomUUID(), "30").extract().statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(status -> status == 202)
            .count();

    assertThat(accepted).isEqualTo(3);
    await().atMost(SOON).until(() -> person.balance() == 70 - 70 * 90 / 99);
  }

  /// Its webhook never comes: the events are asked for.
  @Test
  void aRefundByStripeIsLearntByPolling() {
    var topUp = UUID.randomUUID();
    var payment = "pi_" + topUp;
    buyWithStripe(topUp);
    stripe.pay(payment, 1149);
    stripe.tell(completed(topUp, payment));
    await().atMost(SOON).until(() -> person.balance() == 1000);

    stripe.failNext(503, "api_error");
    stripe.failNext(503, "api_error");
    var key = UUID.randomUUID();
    refund(topUp, key, "null").statusCode(503).body("code", equalTo("RETRY_LATER"));
    refund(topUp, key, "null").statusCode(202).body("reference", equalTo("re_" + key));

    await().atMost(SOON).until(() -> person.balance() == 0);
    refund(topUp, UUID.randomUUID(), "1").statusCode(422).body("code", equalTo("ALREADY_REFUNDED"));
  }

  /// A dispute names the payment and not the top-up, and comes before anybody said that it was
  /// paid.
  @Test
  void aDisputeThatIsToldBeforeThePaymentWaitsForIt() {
    var topUp = UUID.randomUUID();
    var payment = "pi_" + topUp;
    buyWithStripe(topUp);
    var dispute =
        """
        {"id": "du_%1$s", "object": "dispute", "amount": 1149, "currency": "eur", "payment_intent": "pi_%1$s",
         "metadata": {}, "status": "needs_response"}
        """
            .formatted(topUp);

    deliver(FakeStripe.event("evt_d_" + topUp, "charge.dispute.created", dispute));
    assertThat(Payments.verdict("evt_d_" + topUp)).isEqualTo("UNKNOWN_TOP_UP");
    deliver(completed(topUp, payment));

    assertThat(person.balance()).isZero();
    assertThat(Payments.status(topUp)).isEqualTo("SUCCEEDED");
    assertThat(Payments.verdict("evt_d_" + topUp)).isEqualTo("TAKEN_BACK");
    deliver(
        FakeStripe.event(
            "evt_w_" + topUp, "charge.dispute.closed", dispute.replace("needs_response", "won")));
    assertThat(person.balance()).isEqualTo(1000);
  }

  @Test
  void saysSoWhereTheProviderRefuses() {
    var topUp = UUID.randomUUID();
    buyWithStripe(topUp);
    deliver(completed(topUp, "pi_" + topUp)); // of which Stripe has nothing left
    var key = UUID.randomUUID();

    refund(topUp, key, "null").statusCode(422).body("code", equalTo("REFUND_REFUSED"));
    refund(topUp, key, "null").statusCode(422).body("code", equalTo("REFUND_REFUSED"));

    assertThat(person.balance()).isEqualTo(1000);
  }

  private void buyWithStripe(UUID topUp) {
    person
        .request()
        .header("Idempotency-Key", topUp)
        .body("{\"packId\":\"coins-1000-de\",\"country\":\"DE\",\"provider\":\"stripe\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201);
  }

  private static String completed(UUID topUp, String payment) {
    var session =
        """
        {"id": "cs_1", "object": "checkout.session", "amount_total": 1149, "currency": "eur", "client_reference_id": "%s",
         "metadata": {}, "payment_intent": "%s", "payment_status": "paid"}
        """
            .formatted(topUp, payment);
    return FakeStripe.event("evt_c_" + topUp, "checkout.session.completed", session);
  }

  private static void deliver(String body) {
    given()
        .header("Stripe-Signature", FakeStripe.sign(body, Instant.now()))
        .contentType("application/json")
        .body(body)
        .post("/v1/webhooks/payments/stripe")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse refund(UUID topUp, UUID key, String amount) {
    return asOperator()
        .header("Idempotency-Key", key)
        .body("{\"amount\":%s,\"reason\":\"as the person wishes\"}".formatted(amount))
        .post("/v1/admin/top-ups/" + topUp + "/refunds")
        .then();
  }
}
