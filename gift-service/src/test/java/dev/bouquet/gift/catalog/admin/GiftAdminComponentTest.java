package dev.bouquet.gift.catalog.admin;

import static dev.bouquet.gift.catalog.admin.Operator.freshGiftId;
import static dev.bouquet.gift.catalog.admin.Operator.gift;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.test.SuiteResource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GiftComponent
class GiftAdminComponentTest {
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final String SINGLE = ",\"comboable\":false";

  private final Operator operator = Operator.any();
  private final String id = freshGiftId();

  @Test
  void aCreatedGiftIsSeenInEveryLanguageItHasWordsIn() {
    var created = operator.create(id, gift(7, ""));
    TestClock.pass(SETTLED);

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/v1/admin/gifts/" + id);
    given().get("/v1/gifts?locale=de").then().body(Operator.item(id, "name"), equalTo("Brezel"));
    given()
        .get("/v1/gifts?locale=ar")
        .then()
        .body(Operator.item(id, "name"), equalTo("Pretzel"))
        .body(Operator.item(id, "lang"), equalTo("en"))
        .body(Operator.item(id, "dir"), equalTo("ltr"))
        .body(Operator.item(id, "icon"), notNullValue());
  }

  @Test
  void creatingAgainIsTheSameGiftAndAnotherIsRefused() {
    operator.create(id, gift(7, "")).then().statusCode(201);

    assertThat(operator.create(id, gift(7, "")).header("Idempotency-Replayed")).isEqualTo("true");
    operator.create(id, gift(8, "")).then().statusCode(422).body("code", equalTo("GIFT_EXISTS"));
  }

  @Test
  void aChangeChangesTheTagAndTheVersionOfTheList() {
    var tag = operator.hasCreated(id, gift(7, SINGLE));
    var before = given().get("/v1/gifts");

    operator
        .change(id, tag, gift(9, SINGLE), "")
        .then()
        .statusCode(200)
        .body("now.price", equalTo(7));
    TestClock.pass(SETTLED);

    given()
        .header("If-None-Match", before.header("ETag"))
        .get("/v1/gifts")
        .then()
        .statusCode(200)
        .body("version", equalTo(before.<Integer>path("version") + 1))
        .body(Operator.item(id, "price"), equalTo(9));
  }

  @Test
  void ofTwoOperatorsAtOnceOneWins() throws Exception {
    var tag = operator.hasCreated(id, gift(7, SINGLE));

    List<Callable<Integer>> both =
        List.of(
            () -> operator.change(id, tag, gift(8, SINGLE), "").statusCode(),
            () -> Operator.any().change(id, tag, gift(9, SINGLE), "").statusCode());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = threads.invokeAll(both).stream().map(one -> one.resultNow()).sorted().toList();
      assertThat(statuses).containsExactly(200, 412);
    }
    operator
        .change(id, tag, gift(10, SINGLE), "")
        .then()
        .body("code", equalTo("GIFT_VERSION_CONFLICT"))
        .body("version", notNullValue());
  }

  @Test
  void whoeverChangesAGiftSaysWhichOneTheySaw() {
    operator.hasCreated(id, gift(7, SINGLE));

    operator
        .speaks()
        .body("{\"gift\":%s,\"reason\":\"dearer\"}".formatted(gift(8, SINGLE)))
        .put("/v1/admin/gifts/" + id)
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_MISSING"));
    operator
        .change(id, "*", gift(8, SINGLE), "")
        .then()
        .statusCode(400)
        .body("code", equalTo("IF_MATCH_INVALID"));
  }

  @Test
  void everyActIsOnRecord() {
    var tag = operator.hasCreated(id, gift(7, SINGLE));
    var changed = operator.change(id, tag, gift(9, SINGLE), "").header("ETag");
    operator.act(id, changed, "retirement", "").then().statusCode(200);

    operator
        .speaks()
        .get("/v1/admin/gift-changes?giftId=" + id)
        .then()
        .statusCode(200)
        .body("items.act", contains("RETIRED", "CHANGED", "CREATED"))
        .body("items.price", contains(9, 9, 7))
        .body("items[1].operatorId", equalTo(operator.id().toString()))
        .body("items[1].reason", equalTo("dearer"))
        .body("items[1].takesEffectAt", notNullValue());
  }

  @Test
  void aRegionalGiftIsShownThereAndAHiddenOneNowhere() {
    operator.hasCreated(id, gift(7, ",\"regions\":[\"DE\",\"AT\"]"));

    given().get("/v1/gifts?region=AT").then().body("items.id", hasItem(id));
    given().get("/v1/gifts?region=US").then().body("items.id", not(hasItem(id)));
    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
  }

  @Test
  void aGiftWithPicturesOfItsOwnShowsThem() {
    operator.hasCreated(id, gift(7, ",\"iconUrl\":\"https://cdn.example/pretzel.svg\""));

    given()
        .get("/v1/gifts")
        .then()
        .body(Operator.item(id, "icon"), equalTo("https://cdn.example/pretzel.svg"))
        .body(Operator.item(id, "animation"), notNullValue());
    given()
        .redirects()
        .follow(false)
        .get("/v1/gifts/" + id + "/icon")
        .then()
        .statusCode(302)
        .header("Location", equalTo("https://cdn.example/pretzel.svg"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ",\"regions\":[\"ZZ\"];REGION_UNKNOWN",
        ",\"season\":\"no-such\";INVALID_REQUEST",
        ",\"onlyInSeason\":true;INVALID_REQUEST",
        ",\"iconUrl\":\"http://cdn.example/a.svg\";INVALID_REQUEST",
        ",\"iconUrl\":\"javascript:alert(1)\";INVALID_REQUEST",
        ",\"availableFrom\":\"2027-02-01T00:00:00Z\",\"availableUntil\":\"2027-01-01T00:00:00Z\";INVALID_REQUEST",
        ",\"colour\":\"red\";INVALID_REQUEST"
      })
  void malformedGiftsAreRefused(String more, String code) {
    operator.create(id, gift(7, more)).then().statusCode(400).body("code", equalTo(code));
  }

  @Test
  void pricesAndLanguagesHaveBounds() {
    operator.create(id, gift(0, "")).then().statusCode(400);
    operator.create(id, gift(1_000_001, "")).then().statusCode(400);
    operator
        .create(id, gift(1, "").replace("\"de\":", "\"sv\":"))
        .then()
        .statusCode(400)
        .body("code", equalTo("LOCALE_UNKNOWN"));
    operator
        .create(id, gift(1, "").replace("\"en\":", "\"fr\":"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/texts/en"));
    operator
        .change("no-such-gift", "\"1\"", gift(1, ""), "")
        .then()
        .statusCode(404)
        .body("code", equalTo("GIFT_NOT_FOUND"));
  }

  @Test
  void onlyOperatorsSeeAndChangeTheCatalog() {
    var viewer = SuiteResource.issuer().personToken(UUID.randomUUID(), "ann", "viewer");

    given().get("/v1/admin/gifts").then().statusCode(401);
    given().auth().oauth2(viewer).get("/v1/admin/gifts").then().statusCode(403);
    given().auth().oauth2(viewer).get("/v1/admin/gift-changes").then().statusCode(403);
  }

  @Test
  void operatorsPageThroughAllGifts() {
    var first = operator.speaks().get("/v1/admin/gifts?pageSize=2");
    String token = first.path("nextPageToken");

    first.then().body("items", hasSize(2)).body("items[0].id", equalTo("balloon"));
    operator
        .speaks()
        .get("/v1/admin/gifts?pageSize=2&pageToken=" + token)
        .then()
        .body("items[0].id", equalTo("carnival-float"))
        .body("items[0].now.texts.he.name", notNullValue())
        .body("items[0].scheduled", hasSize(0));
  }
}
