package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class TopUpComponentTest {
  @Test
  void coinPacksArePublic() {
    given()
        .get("/v1/coin-packs")
        .then()
        .statusCode(200)
        .body("items.id", hasItem("coins-1000"))
        .body("items.find { it.id == 'coins-1000' }.price.amount", equalTo(1199))
        .body("nextPageToken", nullValue());
  }

  @Test
  void creditsAPaidTopUpOnceThoughTheProviderSaysItTwice() {
    var person = Person.viewer();
    var key = UUID.randomUUID();
    person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-350\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201)
        .header("Location", endsWith("/v1/wallet/top-ups/" + key))
        .body("id", equalTo(key.toString()))
        .body("status", equalTo("PENDING"))
        .body("coins", equalTo(350))
        .body("checkoutUrl", notNullValue());

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(
                    count(
                        "select count(*) from sandbox_delivery where delivered_at is not null and body like '%"
                            + key
                            + "%'"))
                .isEqualTo(3));

    person
        .request()
        .get("/v1/wallet/top-ups/" + key)
        .then()
        .statusCode(200)
        .body("status", equalTo("SUCCEEDED"));
    assertThat(person.balance()).isEqualTo(350);
    person
        .request()
        .get("/v1/wallet/transactions")
        .then()
        .body("items", hasSize(1))
        .body("items[0].type", equalTo("TOP_UP"))
        .body("items[0].amount", equalTo(350))
        .body("items[0].balanceAfter", equalTo(350))
        .body("items[0].version", equalTo(1));
  }

  @Test
  void answersTheSameKeyWithTheSameTopUpAndNobodyElse() {
    var person = Person.viewer();
    var key = UUID.randomUUID();
    person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-70\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
    person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-70\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(key.toString()));
    person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-350\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    Person.viewer()
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-70\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    Person.viewer()
        .request()
        .get("/v1/wallet/top-ups/" + key)
        .then()
        .statusCode(404)
        .body("code", equalTo("TOP_UP_NOT_FOUND"));
  }

  @Test
  void refusesMalformedRequestsAsProblems() {
    var person = Person.viewer();
    person
        .request()
        .body("{\"packId\":\"coins-70\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"))
        .body("type", matchesPattern(".*docs/errors.md#idempotency-key-missing"))
        .body("traceId", matchesPattern("[0-9a-f]{32}"));
    person
        .request()
        .header("Idempotency-Key", "1-1-1-1-1")
        .body("{\"packId\":\"coins-70\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_INVALID"));
    var keyed = UUID.randomUUID();
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("{\"packId\":\"coins-7\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(404)
        .body("code", equalTo("COIN_PACK_NOT_FOUND"));
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("{\"packId\":\"coins-70\",\"coins\":1000000}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"))
        .body("errors[0].pointer", equalTo("/coins"));
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("{\"packId\":\"\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/packId"));
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("{\"packId\":")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_JSON"));
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    person
        .request()
        .header("Idempotency-Key", keyed)
        .body("{\"packId\":\"" + "x".repeat(70_000) + "\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("BODY_TOO_LARGE"));
    person
        .request()
        .get("/v1/wallet/transactions?pageToken=rubbish")
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
    given()
        .get("/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void takesOnlyTokensOfThisSuiteThatHaveTheRole() {
    var id = UUID.randomUUID();
    var issuer = SuiteResource.issuer();
    given()
        .get("/v1/wallet")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("UNAUTHENTICATED"))
        .header("WWW-Authenticate", "Bearer");
    for (var token :
        java.util.List.of(
            "rubbish",
            issuer.expiredToken(id, "viewer"),
            issuer.tokenForAudience("another-app", id, "viewer"))) {
      given()
          .auth()
          .oauth2(token)
          .get("/v1/wallet")
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("code", equalTo("UNAUTHENTICATED"));
    }
    given()
        .auth()
        .oauth2(issuer.personToken(id, "cleo", "creator"))
        .get("/v1/wallet")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("FORBIDDEN"));
  }

  private static long count(String sql) {
    return Long.parseLong(Database.query(sql));
  }
}
