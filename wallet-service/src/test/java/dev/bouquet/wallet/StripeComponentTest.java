package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.payment.WebhookSignature;
import dev.bouquet.wallet.payment.stripe.FakeStripe;
import dev.bouquet.wallet.payment.stripe.StripeResource;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@WalletComponent
class StripeComponentTest {
  private static final String COMPLETED = "checkout.session.completed";

  private final FakeStripe stripe = StripeResource.stripe();
  private final Person person = Person.viewer();
  private final UUID topUp = UUID.randomUUID();

  @Test
  void creditsWhatStripeSaysIsPaidOnceThoughItSaysItInParallel() {
    start(topUp)
        .statusCode(201)
        .body("provider", equalTo("stripe"))
        .body("status", equalTo("PENDING"))
        .body("checkoutUrl", equalTo("https://checkout.stripe.test/c/" + sessionId()))
        .header("Idempotency-Replayed", nullValue());
    start(topUp).statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(stripe.sessionsOf(topUp)).hasSize(1);

    var deliveries =
        IntStream.range(0, 8)
            .mapToObj(
                _ -> CompletableFuture.runAsync(() -> deliver("evt_paid", COMPLETED, "paid", 1149)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(deliveries).join();

    assertThat(person.balance()).isEqualTo(1000);
    assertThat(status()).isEqualTo("SUCCEEDED");
    assertThat(verdict("evt_paid")).isEqualTo("CREDITED");
  }

  @Test
  void waitsForTheMoneyOfAWayToPayThatTakesDays() {
    start(topUp).statusCode(201);

    deliver("evt_done", COMPLETED, "unpaid", 1149);
    assertThat(verdict("evt_done")).isEqualTo("NOTED");
    assertThat(person.balance()).isZero();

    deliver("evt_came", "checkout.session.async_payment_succeeded", "paid", 1149);
    assertThat(person.balance()).isEqualTo(1000);
  }

  @Test
  void aSuccessIsFinalAndAFailureIsNot() {
    start(topUp).statusCode(201);
    deliver("evt_failed", "checkout.session.async_payment_failed", "unpaid", 1149);
    assertThat(status()).isEqualTo("FAILED");
    deliver("evt_paid", COMPLETED, "paid", 1149);
    deliver("evt_expired", "checkout.session.expired", "unpaid", 1149);

    assertThat(status()).isEqualTo("SUCCEEDED");
    assertThat(person.balance()).isEqualTo(1000);
    deliver("evt_new", "some.new.type", "paid", 1149);
    assertThat(verdict("evt_new")).isEqualTo("NOTED");
  }

  @Test
  void creditsNothingThatStripeDidNotSign() {
    start(topUp).statusCode(201);
    var body = body("evt_forged", COMPLETED, "paid", 1149);

    for (var header :
        new String[] {
          WebhookSignature.sign("sandbox-webhook-secret", Instant.now(), body),
          FakeStripe.sign(body, Instant.now().minusSeconds(3600)),
          "t=abc,v1=,",
          ""
        }) {
      given()
          .header("Stripe-Signature", header)
          .body(body)
          .post("/v1/webhooks/payments/stripe")
          .then()
          .statusCode(401)
          .body("code", equalTo("WEBHOOK_SIGNATURE_INVALID"));
    }
    assertThat(person.balance()).isZero();
  }

  @Test
  void oneProviderSaysNothingAboutAnothersTopUp() {
    start(topUp).statusCode(201);
    var body =
        "{\"id\":\"evt_cross_%1$s\",\"type\":\"payment.succeeded\",\"topUpId\":\"%1$s\",\"amount\":1149,\"currency\":\"EUR\"}"
            .formatted(topUp);
    given()
        .header(
            "Sandbox-Signature",
            WebhookSignature.sign("sandbox-webhook-secret", Instant.now(), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(200);

    assertThat(person.balance()).isZero();
    assertThat(verdict("evt_cross")).isEqualTo("UNKNOWN_TOP_UP");
  }

  @Test
  void theSameKeyGoesOnWhereStripeWasAway() {
    stripe.failNext(500, "api_error");
    stripe.failNext(500, "api_error");
    start(topUp).statusCode(503).header("Retry-After", "2").body("code", equalTo("RETRY_LATER"));

    start(topUp).statusCode(201).header("Idempotency-Replayed", nullValue());

    assertThat(stripe.sessionsOf(topUp)).hasSize(1);
  }

  @Test
  void saysSoWhereStripeRefuses() {
    stripe.failNext(400, "invalid_request_error");

    start(topUp).statusCode(422).body("code", equalTo("CHECKOUT_REFUSED"));
  }

  @Test
  void theChoiceOfAProviderIsPartOfTheRequest() {
    start(topUp).statusCode(201);

    start(topUp, "{\"packId\":\"coins-1000-de\",\"country\":\"DE\"}")
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    start(UUID.randomUUID(), "{\"packId\":\"coins-70\",\"provider\":\"nobody\"}")
        .statusCode(404)
        .body("code", equalTo("PAYMENT_PROVIDER_NOT_FOUND"));
    start(UUID.randomUUID(), "{\"packId\":\"coins-70\"}")
        .statusCode(201)
        .body("provider", equalTo("sandbox"));
  }

  private ValidatableResponse start(UUID key) {
    return start(key, "{\"packId\":\"coins-1000-de\",\"country\":\"DE\",\"provider\":\"stripe\"}");
  }

  private ValidatableResponse start(UUID key, String body) {
    return person
        .request()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/wallet/top-ups")
        .then();
  }

  private String sessionId() {
    return stripe.sessionsOf(topUp).getFirst().id();
  }

  private void deliver(String event, String type, String paymentStatus, long amount) {
    var body = body(event, type, paymentStatus, amount);
    given()
        .header("Stripe-Signature", FakeStripe.sign(body, Instant.now()))
        .contentType("application/json")
        .body(body)
        .post("/v1/webhooks/payments/stripe")
        .then()
        .statusCode(200);
  }

  private String body(String event, String type, String paymentStatus, long amount) {
    var session =
        """
        {"id": "cs_test_1", "object": "checkout.session", "amount_total": %2$d, "currency": "eur",
         "client_reference_id": "%1$s", "metadata": {"top_up_id": "%1$s"}, "payment_status": "%3$s"}
        """
            .formatted(topUp, amount, paymentStatus);
    return FakeStripe.event(event + "_" + topUp, type, session);
  }

  private String verdict(String event) {
    return Database.query(
        "select verdict from payment_event where event_id = '%s_%s'".formatted(event, topUp));
  }

  private String status() {
    return Database.query("select status from top_up where id = '" + topUp + "'");
  }
}
