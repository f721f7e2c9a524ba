package dev.bouquet.gift.catalog.admin;

import static dev.bouquet.gift.catalog.admin.Operator.freshGiftId;
import static dev.bouquet.gift.catalog.admin.Operator.gift;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.Priced;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.test.SuiteResource;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
  private static final Duration AFTER_NOTICE = Duration.ofSeconds(40);
  private static final Duration AFTER_GRACE = Duration.ofSeconds(61);
  private static final String SINGLE = ",\"comboable\":false";

  private final Operator operator = Operator.any();
  private final String id = freshGiftId();

  @Inject Catalog catalog;

  @Test
  void aCreatedGiftIsSeenInEveryLanguageItHasWordsIn() {
    var created = operator.create(id, gift(7, ""));
    TestClock.pass(SETTLED);

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/v1/admin/gifts/" + id);
    given().get("/v1/gifts?locale=de").then().body(item("name"), equalTo("Brezel"));
    given()
        .get("/v1/gifts?locale=ar")
        .then()
        .body(item("name"), equalTo("Pretzel"))
        .body(item("lang"), equalTo("en"))
        .body(item("dir"), equalTo("ltr"))
        .body(item("icon"), notNullValue());
  }

  @Test
  void creatingAgainIsTheSameGiftAndAnotherIsRefused() {
    operator.create(id, gift(7, "")).then().statusCode(201);

    assertThat(operator.create(id, gift(7, "")).header("Idempotency-Replayed")).isEqualTo("true");
    operator
        .create(id, gift(8, ""))
        .then()
        .statusCode(422)
        .body("code", equalTo("GIFT_EXISTS"));
  }

  @Test
  void aChangeChangesTheTagAndTheVersionOfTheList() {
    var tag = created(gift(7, SINGLE));
    var before = given().get("/v1/gifts");

    operator.change(id, tag, gift(9, SINGLE), "").then().statusCode(200).body("now.price", equalTo(7));
    TestClock.pass(SETTLED);

    given()
        .header("If-None-Match", before.header("ETag"))
        .get("/v1/gifts")
        .then()
        .statusCode(200)
        .body("version", equalTo(before.<Integer>path("version") + 1))
        .body(item("price"), equalTo(9));
  }

  @Test
  void ofTwoOperatorsAtOnceOneWins() throws Exception {
    var tag = created(gift(7, SINGLE));

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
    created(gift(7, SINGLE));

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
  void whatWouldBreakARunningComboIsScheduledAndItsPriceHonoured() {
    var tag = created(gift(7, ""));
    long panel = catalog.version();

    operator
        .change(id, tag, gift(9, ""), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_BREAKS_COMBOS"))
        .body("earliest", notNullValue());
    operator
        .change(id, tag, gift(9, ""), inSeconds(35))
        .then()
        .statusCode(200)
        .body("scheduled[0].gift.price", equalTo(9));
    TestClock.pass(AFTER_NOTICE);

    assertThat(catalog.find(id).orElseThrow().price()).isEqualTo(9);
    assertThat(priced(panel)).isInstanceOf(Priced.Honoured.class);
    TestClock.pass(AFTER_GRACE);
    assertThat(priced(panel)).isInstanceOf(Priced.Changed.class);
    assertThat(priced(catalog.version())).isInstanceOf(Priced.Current.class);
  }

  @Test
  void aRetiredGiftLeavesThePanelAndRunsOut() {
    var tag = created(gift(7, ""));

    operator
        .act(id, tag, "retirement", "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_BREAKS_COMBOS"));
    var retired = operator.act(id, tag, "retirement", inSeconds(35));
    assertThat(retired.statusCode()).isEqualTo(200);
    TestClock.pass(AFTER_NOTICE);

    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
    assertThat(catalog.find(id)).isPresent();
    given().get("/v1/gifts/" + id + "/icon").then().statusCode(200);
    TestClock.pass(AFTER_GRACE);
    assertThat(catalog.find(id)).isEmpty();
    operator
        .change(id, retired.header("ETag"), gift(8, ""), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("GIFT_RETIRED"));
  }

  @Test
  void aScheduledChangeIsNotOvertakenButCalledOff() {
    var tag = created(gift(7, SINGLE));
    var scheduled = operator.change(id, tag, gift(9, SINGLE), inSeconds(3600)).header("ETag");

    operator
        .change(id, scheduled, gift(8, SINGLE), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_SCHEDULED"));
    var withdrawn = operator.act(id, scheduled, "withdrawal", "");

    withdrawn.then().statusCode(200).body("scheduled", hasSize(0)).body("now.price", equalTo(7));
    operator
        .act(id, withdrawn.header("ETag"), "withdrawal", "")
        .then()
        .statusCode(422)
        .body("code", equalTo("NOTHING_SCHEDULED"));
    operator.change(id, withdrawn.header("ETag"), gift(8, SINGLE), "").then().statusCode(200);
  }

  @Test
  void everyActIsOnRecord() {
    var tag = created(gift(7, SINGLE));
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
    created(gift(7, ",\"regions\":[\"DE\",\"AT\"]"));

    given().get("/v1/gifts?region=AT").then().body("items.id", hasItem(id));
    given().get("/v1/gifts?region=US").then().body("items.id", not(hasItem(id)));
    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
  }

  @Test
  void aHiddenGiftCanBeSentAllTheSame() {
    created(gift(7, ",\"onPanel\":false"));

    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
    assertThat(catalog.find(id)).isPresent();
  }

  @Test
  void aGiftWithPicturesOfItsOwnShowsThem() {
    created(gift(7, ",\"iconUrl\":\"https://cdn.example/pretzel.svg\""));

    given()
        .get("/v1/gifts")
        .then()
        .body(item("icon"), equalTo("https://cdn.example/pretzel.svg"))
        .body(item("animation"), notNullValue());
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

  @Test
  void whatAnotherPodWroteIsSeenHereSoon() throws SQLException {
    try (var connection =
            DriverManager.getConnection(SuiteResource.jdbcUrl("gift"), "gift", "gift");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update gift_catalog set version = version + 1");
      statement.execute(
          """
          insert into gift_change (gift_id, act, takes_effect_at, content, operator_id, reason)
          select '%s', 'CREATED', '%s', content, gen_random_uuid(), 'elsewhere'
            from gift_change where gift_id = 'rose' and act = 'SEEDED'
          """
              .formatted(id, TestClock.now()));
      connection.commit();
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> catalog.find(id).isPresent());
  }

  private Priced priced(long panelVersion) {
    return catalog.priced(id, panelVersion, TestClock.now());
  }

  /// @return what the gift's next change has to name, once the gift is there
  private String created(String gift) {
    var created = operator.create(id, gift);
    assertThat(created.statusCode()).isEqualTo(201);
    TestClock.pass(SETTLED);
    return created.header("ETag");
  }

  private String item(String member) {
    return "items.find { it.id == '%s' }.%s".formatted(id, member);
  }

  private static String inSeconds(long seconds) {
    return ",\"takesEffectAt\":\"%s\""
        .formatted(TestClock.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS));
  }
}
