package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class CoinPackComponentTest {
  @Test
  void withoutParametersItListsThePacksOfEveryCountryForTheWeb() {
    given()
        .get("/v1/coin-packs")
        .then()
        .statusCode(200)
        .body(
            "items.id",
            contains(
                "coins-70", "coins-350", "coins-1000", "coins-5000", "coins-20000", "coins-100000"))
        .body("items[2].price.amount", equalTo(1199))
        .body("items[2].price.currency", equalTo("USD"))
        .body("items[2].channel", equalTo("WEB"))
        .body("items[2].country", nullValue());
    assertThat(ids("country=NL")).isEqualTo(ids("channel=WEB"));
  }

  @Test
  void aCountryHasItsOwnCurrencyAndTheAppIsDearer() {
    given()
        .get("/v1/coin-packs?country=JP&channel=WEB")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo("coins-70-jp"))
        .body("items[0].country", equalTo("JP"))
        .body("items[0].price.amount", equalTo(150))
        .body("items[0].price.currency", equalTo("JPY"));
    for (var country : List.of("DE", "FR", "GB", "JP", "BR", "US")) {
      var web = prices("country=" + country + "&channel=WEB");
      var app = prices("country=" + country + "&channel=APP");
      assertThat(web).hasSize(6);
      assertThat(app).hasSize(6);
      for (int i = 0; i < web.size(); i++) {
        assertThat(app.get(i)).as(country).isGreaterThan(web.get(i));
      }
    }
  }

  @Test
  void refusesCountriesAndChannelsThatThereAreNot() {
    for (var query : List.of("country=XX", "country=de", "channel=PHONE", "channel=web")) {
      given()
          .get("/v1/coin-packs?" + query)
          .then()
          .statusCode(400)
          .body("code", equalTo("INVALID_REQUEST"));
    }
    buy("{\"packId\":\"coins-70\",\"country\":\"ZZ\"}", UUID.randomUUID())
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/country"));
    buy("{\"packId\":\"coins-70\",\"country\":\"Germany\"}", UUID.randomUUID())
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/country"));
  }

  @Test
  void sellsAPackInItsCountryOnly() {
    buy("{\"packId\":\"coins-70-de\",\"country\":\"DE\"}", UUID.randomUUID())
        .statusCode(201)
        .body("price.currency", equalTo("EUR"))
        .body("country", equalTo("DE"));
    for (var body :
        List.of(
            "{\"packId\":\"coins-70-de\",\"country\":\"FR\"}",
            "{\"packId\":\"coins-70-de\"}",
            "{\"packId\":\"coins-70\",\"country\":\"DE\"}")) {
      refused(body, "PACK_OTHER_COUNTRY");
    }
  }

  @Test
  void sellsNothingThatIsRetiredOrOutOfItsDates() {
    try {
      Database.execute(
          """
          insert into coin_pack (id, coins, amount, currency, country, channel, on_sale_from, on_sale_until, retired) values
            ('kr-retired', 10, 10, 'KRW', 'KR', 'WEB', null, null, true),
            ('kr-past',    20, 10, 'KRW', 'KR', 'WEB', null, now() - interval '1 second', false),
            ('kr-future',  30, 10, 'KRW', 'KR', 'WEB', now() + interval '1 hour', null, false),
            ('kr-now',     40, 10, 'KRW', 'KR', 'WEB', now() - interval '1 hour', now() + interval '1 hour', false)
          """);
      given()
          .get("/v1/coin-packs?country=KR")
          .then()
          .body("items.id", contains("kr-now"))
          .body("items[0].onSaleUntil", not(nullValue()))
          .body("items[0].retired", nullValue());
      refused("{\"packId\":\"kr-retired\",\"country\":\"KR\"}", "PACK_RETIRED");
      refused("{\"packId\":\"kr-past\",\"country\":\"KR\"}", "PACK_NOT_ON_SALE");
      refused("{\"packId\":\"kr-future\",\"country\":\"KR\"}", "PACK_NOT_ON_SALE");
      refused("{\"packId\":\"coins-70\",\"country\":\"KR\"}", "PACK_OTHER_COUNTRY");
    } finally {
      Database.execute("delete from coin_pack where country = 'KR'");
    }
    given().get("/v1/coin-packs?country=KR").then().body("items.id", hasItem("coins-70"));
  }

  @Test
  void aTopUpThatWasStartedIsAnsweredAgainAfterItsPackIsRetired() {
    var person = Person.viewer();
    var key = UUID.randomUUID();
    var body = "{\"packId\":\"coins-350-br\",\"country\":\"BR\"}";
    buy(person, body, key).statusCode(201);
    Database.execute("update coin_pack set retired = true where id = 'coins-350-br'");
    try {
      buy(person, body, key).statusCode(201).header("Idempotency-Replayed", "true");
      buy(person, "{\"packId\":\"coins-350-br\"}", key)
          .statusCode(422)
          .body("code", equalTo("KEY_REUSED"));
      refused(body, "PACK_RETIRED");
    } finally {
      Database.execute("update coin_pack set retired = false where id = 'coins-350-br'");
    }
  }

  /// Between two attempts the issuer may have learnt where somebody lives.
  @Test
  void aTopUpThatWasStartedIsAnsweredAgainWhateverIsVerifiedOfTheCountrySince() {
    var nowhere = Person.viewer();
    var inGermany = new Person(nowhere.id(), token(nowhere, "DE"));
    var inFrance = new Person(nowhere.id(), token(nowhere, "FR"));
    var asked = UUID.randomUUID();
    var body = "{\"packId\":\"coins-70-de\",\"country\":\"DE\"}";
    buy(nowhere, body, asked).statusCode(201).body("country", equalTo("DE"));
    var notAsked = UUID.randomUUID();
    var bare = "{\"packId\":\"coins-70-de\"}";
    buy(inGermany, bare, notAsked).statusCode(201).body("country", equalTo("DE"));

    for (var person : List.of(nowhere, inGermany, inFrance)) {
      buy(person, body, asked)
          .statusCode(201)
          .header("Idempotency-Replayed", "true")
          .body("country", equalTo("DE"));
      buy(person, bare, notAsked).statusCode(201).header("Idempotency-Replayed", "true");
      buy(person, body, notAsked).statusCode(422).body("code", equalTo("KEY_REUSED"));
    }
  }

  private static String token(Person person, String country) {
    var facts = Map.of("birthdate", "1990-01-31", "country", country);
    return SuiteResource.issuer().personToken(facts, person.id(), "vera", "viewer");
  }

  private static void refused(String body, String code) {
    var key = UUID.randomUUID();
    buy(body, key).statusCode(422).body("code", equalTo(code));
    assertThat(Database.query("select count(*) from top_up where id = '" + key + "'"))
        .isEqualTo("0");
  }

  private static ValidatableResponse buy(String body, UUID key) {
    return buy(Person.viewer(), body, key);
  }

  private static ValidatableResponse buy(Person person, String body, UUID key) {
    return person
        .request()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/wallet/top-ups")
        .then();
  }

  private static List<String> ids(String query) {
    return given().get("/v1/coin-packs?" + query).jsonPath().getList("items.id", String.class);
  }

  private static List<Long> prices(String query) {
    return given()
        .get("/v1/coin-packs?" + query)
        .jsonPath()
        .getList("items.price.amount", Long.class);
  }
}
