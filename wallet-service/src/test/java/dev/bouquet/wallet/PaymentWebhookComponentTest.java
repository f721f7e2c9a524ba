package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.SECRET;
import static dev.bouquet.wallet.Payments.deliver;
import static dev.bouquet.wallet.Payments.event;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Payments.succeeded;
import static dev.bouquet.wallet.Payments.verdict;
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
  @Test
  void creditsNothingOnAWebhookWithAWrongSignature() {
    var topUp = pendingTopUp(Person.viewer());
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
    var topUp = pendingTopUp(Person.viewer());
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
    deliver(event("evt_f_" + topUp, "payment.failed", topUp, 99));
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

  private static long count(String sql) {
    return Long.parseLong(Database.query(sql));
  }
}
