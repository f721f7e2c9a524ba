package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operators add packs and retire them.
@WalletComponent
class CoinPackAdminComponentTest {
  private static final String PACKS = "/v1/admin/coin-packs";
  private static final String PACK =
      """
      {"id":"is-70","coins":70,"price":{"amount":149,"currency":"ISK"},"country":"IS","channel":"WEB",
       "onSaleUntil":"2999-01-01T00:00:00Z","reason":"a new market"}
      """;

  @AfterEach
  void withoutIceland() {
    Database.execute("delete from coin_pack where country = 'IS'");
    Database.execute("delete from operator_act where subject = 'is-70'");
  }

  @Test
  void aPackIsSoldFromItsCreationToItsRetirement() {
    create(PACK)
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue())
        .body("id", equalTo("is-70"))
        .body("coins", equalTo(70))
        .body("price.amount", equalTo(149))
        .body("price.currency", equalTo("ISK"))
        .body("country", equalTo("IS"))
        .body("channel", equalTo("WEB"))
        .body("onSaleFrom", nullValue())
        .body("onSaleUntil", equalTo("2999-01-01T00:00:00Z"))
        .body("retired", equalTo(false));
    given().get("/v1/coin-packs?country=IS").then().body("items.id", contains("is-70"));

    retire("is-70").statusCode(200).body("retired", equalTo(true));
    retire("is-70").statusCode(200).header("Idempotency-Replayed", "true");
    create(PACK)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("retired", equalTo(true));

    Person.viewer()
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"is-70\",\"country\":\"IS\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(422)
        .body("code", equalTo("PACK_RETIRED"));
    asOperator()
        .get(PACKS)
        .then()
        .statusCode(200)
        .body("items.findAll { it.country == 'IS' }.retired", equalTo(List.of(true)));
    assertThat(acts()).isEqualTo("COIN_PACK_CREATED a new market, COIN_PACK_RETIRED too cheap");
  }

  @Test
  void packsNeverChange() throws Exception {
    create(PACK).statusCode(201);

    for (var other : List.of(PACK.replace("149", "99"), PACK.replace(":70", ":71"))) {
      create(other).statusCode(422).body("code", equalTo("COIN_PACK_EXISTS"));
    }

    assertThat(acts()).isEqualTo("COIN_PACK_CREATED a new market");
    try (var connection =
            DriverManager.getConnection(SuiteResource.jdbcUrl("wallet"), "wallet", "wallet");
        var statement = connection.createStatement()) {
      for (var forbidden : List.of("update coin_pack set amount = 1", "delete from coin_pack")) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void manyWhoCreateAndRetireAtOnceDoItOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var attempts = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 16; i++) {
        attempts.add(() -> {
          int created = create(PACK).extract().statusCode();
          return created == 201 ? retire("is-70").extract().statusCode() : created;
        });
      }
      for (var attempt : threads.invokeAll(attempts)) {
        assertThat(attempt.get()).isEqualTo(200);
      }
    }

    assertThat(acts()).isEqualTo("COIN_PACK_CREATED a new market, COIN_PACK_RETIRED too cheap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"is-70\" | \"IS 70\" | /id",
        ":70 | :0 | /coins",
        "149 | 0 | /price/amount",
        "ISK | GOLD | /price/currency",
        "\"IS\" | \"ZZ\" | /country",
        "WEB | PHONE | /channel",
        "2999 | 1969 | /onSaleUntil",
        "\"onSaleUntil\" | \"onSaleFrom\":\"2999-01-02T00:00:00Z\",\"onSaleUntil\" | /onSaleUntil",
        "a new market | '' | /reason"
      })
  void refusesPacksThatMakeNoSense(String good, String bad, String pointer) {
    create(PACK.replace(good, bad))
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"))
        .body("errors[0].pointer", equalTo(pointer));
    given().get("/v1/coin-packs?country=IS").then().body("items.findAll { it.country }", empty());
  }

  @Test
  void onlyForOperators() {
    var person = Person.viewer();
    given().get(PACKS).then().statusCode(401);
    person.request().get(PACKS).then().statusCode(403);
    person.request().body(PACK).post(PACKS).then().statusCode(403);
    person
        .request()
        .body("{\"reason\":\"x\"}")
        .post(PACKS + "/coins-70/retirement")
        .then()
        .statusCode(403);
    retire("nothing").statusCode(404).body("code", equalTo("COIN_PACK_NOT_FOUND"));
  }

  private static ValidatableResponse create(String pack) {
    return asOperator().body(pack).post(PACKS).then();
  }

  private static ValidatableResponse retire(String id) {
    return asOperator()
        .body("{\"reason\":\"too cheap\"}")
        .post(PACKS + "/" + id + "/retirement")
        .then();
  }

  private static String acts() {
    return Database.query(
        "select string_agg(act || ' ' || reason, ', ' order by number) from operator_act where subject = 'is-70'");
  }
}
