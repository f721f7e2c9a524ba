package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.payment.WebhookSignature;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What payment providers say, truly or not, at least once and in any order.
@WalletComponent
class PaymentWebhookComponentTest {
  private static final String SECRET = "sandbox-webhook-secret";

  @Test
  void creditsNothingOnAWebhookWithAWrongSignature() {
    var topUp = pendingTopUp();
    var body = succeeded("evt_forged", topUp, 99);

    given()
        .header("Sandbox-Signature", WebhookSignature.sign("guess", Instant.now(), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(401)
        .body("code", equalTo("WEBHOOK_SIGNATURE_INVALID"));
    given().body(body).post("/v1/webhooks/payments/sandbox").then().statusCode(401);
    given()
        .header(
            "Sandbox-Signature",
            WebhookSignature.sign(SECRET, Instant.now().minusSeconds(3600), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(401);
    given()
        .body(body)
        .post("/v1/webhooks/payments/nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("PAYMENT_PROVIDER_NOT_FOUND"));

    assertThat(count("select count(*) from payment_event where event_id = 'evt_forged'")).isZero();
  }

  @Test
  void keepsAPaymentOfAnotherSumOrForNobodyForAnOperatorAndCreditsNothing() {
    var topUp = pendingTopUp();
    deliver(succeeded("evt_cheap_" + topUp, topUp, 1));
    var stranger = UUID.randomUUID();
    deliver(succeeded("evt_stranger_" + stranger, stranger, 99));

    assertThat(verdict("evt_cheap_" + topUp)).isEqualTo("AMOUNT_DIFFERS");
    assertThat(verdict("evt_stranger_" + stranger)).isEqualTo("UNKNOWN_TOP_UP");
  }

  @Test
  void creditsASuccessThatComesAfterAFailure() {
    var person = Person.viewer();
    var topUp = pendingTopUp(person);
    deliver(
        "{\"id\":\"evt_f_"
            + topUp
            + "\",\"type\":\"payment.failed\",\"topUpId\":\""
            + topUp
            + "\",\"amount\":99,\"currency\":\"USD\"}");
    deliver(succeeded("evt_s_" + topUp, topUp, 99));
    deliver(succeeded("evt_s_" + topUp, topUp, 99));
    deliver(succeeded("evt_again_" + topUp, topUp, 99));

    assertThat(person.balance()).isEqualTo(70);
    person.request().get("/v1/wallet/top-ups/" + topUp).then().body("status", equalTo("SUCCEEDED"));
  }

  @Test
  void refusesAGenuineWebhookThatMakesNoSense() {
    var body = "{\"id\":\"evt_odd\"}";
    given()
        .header("Sandbox-Signature", WebhookSignature.sign(SECRET, Instant.now(), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(400)
        .body("code", equalTo("WEBHOOK_MALFORMED"));
  }

  /// Started, and of which the sandbox has been kept from speaking.
  private static UUID pendingTopUp() {
    return pendingTopUp(Person.viewer());
  }

  private static UUID pendingTopUp(Person person) {
    var id = UUID.randomUUID();
    Database.execute(
        """
        insert into top_up (id, owner_id, pack_id, coins, amount, currency, provider, checkout_url, status)
        values ('%s', '%s', 'coins-70', 70, 99, 'USD', 'sandbox', 'https://example.test/pay', 'PENDING')
        """
            .formatted(id, person.id()));
    return id;
  }

  private static String succeeded(String eventId, UUID topUp, long amount) {
    return "{\"id\":\"%s\",\"type\":\"payment.succeeded\",\"topUpId\":\"%s\",\"amount\":%d,\"currency\":\"USD\"}"
        .formatted(eventId, topUp, amount);
  }

  private static void deliver(String body) {
    given()
        .header("Sandbox-Signature", WebhookSignature.sign(SECRET, Instant.now(), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(200);
  }

  private static long count(String sql) {
    return Long.parseLong(Database.query(sql));
  }

  private static String verdict(String eventId) {
    return Database.query("select verdict from payment_event where event_id = '" + eventId + "'");
  }
}
