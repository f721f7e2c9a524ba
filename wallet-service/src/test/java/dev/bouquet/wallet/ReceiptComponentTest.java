package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.wallet.Wallets.Person;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class ReceiptComponentTest {
  @Test
  void saysWhatATopUpCostAndWhatTheLedgerMadeOfIt() {
    var person = Person.viewer();
    var key = UUID.randomUUID();
    person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"packId\":\"coins-350\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201);
    await().until(() -> person.balance() == 350);

    var transaction =
        person.request().get("/v1/wallet/transactions?type=TOP_UP").then().extract().jsonPath();
    var receipt =
        person
            .request()
            .get("/v1/wallet/top-ups/" + key + "/receipt")
            .then()
            .statusCode(200)
            .body(
                "number", equalTo("TU-" + key.toString().replace("-", "").toUpperCase(Locale.ROOT)))
            .body("topUpId", equalTo(key.toString()))
            .body("ownerId", equalTo(person.id().toString()))
            .body("packId", equalTo("coins-350"))
            .body("coins", equalTo(350))
            .body("price.amount", equalTo(449))
            .body("price.currency", equalTo("USD"))
            .body("provider", equalTo("sandbox"))
            .extract()
            .jsonPath();
    assertThat(receipt.getString("transactionId")).isEqualTo(transaction.getString("items[0].id"));
    assertThat(receipt.getLong("version")).isEqualTo(1);
    assertThat(receipt.getString("at")).isEqualTo(transaction.getString("items[0].at"));
  }

  @Test
  void thereIsNoneForATopUpThatFailedOrIsPending() {
    var person = Person.viewer();
    for (var status : new String[] {"PENDING", "FAILED"}) {
      var id = UUID.randomUUID();
      Database.execute(
          """
          insert into top_up (id, owner_id, pack_id, coins, amount, currency, provider, status)
          values ('%s', '%s', 'coins-70', 70, 99, 'USD', 'sandbox', '%s')
          """
              .formatted(id, person.id(), status));
      person
          .request()
          .get("/v1/wallet/top-ups/" + id + "/receipt")
          .then()
          .statusCode(422)
          .body("code", equalTo("TOP_UP_NOT_SUCCEEDED"));
    }
  }

  @Test
  void isForTheOwnerOnly() {
    var person = Person.with1000Coins();
    var id = Database.query("select id from top_up where owner_id = '" + person.id() + "'");
    var path = "/v1/wallet/top-ups/" + id + "/receipt";

    person.request().get(path).then().statusCode(200);
    for (var other : new String[] {path, "/v1/wallet/top-ups/1-1-1-1-1/receipt"}) {
      Person.viewer()
          .request()
          .get(other)
          .then()
          .statusCode(404)
          .body("code", equalTo("TOP_UP_NOT_FOUND"));
    }
    given().get(path).then().statusCode(401);
  }
}
