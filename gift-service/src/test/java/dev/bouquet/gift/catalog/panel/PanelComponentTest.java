package dev.bouquet.gift.catalog.panel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class PanelComponentTest {
  @Test
  void anybodySeesSixtyGiftsFromTheRoseOn() {
    given()
        .get("/v1/gifts")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", matchesRegex("\"[0-9a-f]{32}\""))
        .header("Cache-Control", matchesRegex("public, max-age=\\d+"))
        .header("Vary", equalTo("Accept-Language"))
        .header("Content-Language", equalTo("en"))
        .body("lang", equalTo("en"))
        .body("dir", equalTo("ltr"))
        .body("items.size()", greaterThanOrEqualTo(60))
        .body("items[0].id", equalTo("rose"))
        .body("items[29].id", equalTo("galaxy"))
        .body("items[29].price", equalTo(29_999))
        .body("items.find { it.id == 'galaxy' }.comboable", equalTo(false));
  }

  @Test
  void theJsonIsExactlyThis() {
    var json = given().get("/v1/gifts").asString();

    assertThat(
            json.replaceAll("\\?v=[0-9a-f]{32}", "?v=…")
                .replaceFirst("\"version\":\\d+", "\"version\":2"))
        .startsWith(
            """
            {"version":2,"lang":"en","dir":"ltr","items":[{"id":"rose","name":"Rose",\
            "description":"A single red rose, for somebody you like.","price":1,"tier":"SMALL",\
            "category":"flowers","comboable":true,"icon":"/v1/gifts/rose/icon?v=…",\
            "animation":"/v1/gifts/rose/animation?v=…"},{"id":"lollipop",\
            """);
  }

  @Test
  void anUnchangedCatalogIsNotSentAgain() {
    var tag = given().get("/v1/gifts").header("ETag");

    given()
        .header("If-None-Match", tag)
        .get("/v1/gifts")
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .header("Vary", equalTo("Accept-Language"))
        .body(equalTo(""));
    given().header("If-None-Match", "\"other\"").get("/v1/gifts").then().statusCode(200);
    given()
        .header("If-None-Match", tag)
        .get("/v1/gifts?locale=de")
        .then()
        .statusCode(200)
        .header("ETag", not(tag));
  }

  @ParameterizedTest
  @CsvSource({
    "ar,ar,rtl,وردة",
    "he-IL,he,rtl,ורד",
    "pt-PT,pt-BR,ltr,Rosa",
    "zh-TW,zh-Hant,ltr,玫瑰",
    "sv,en,ltr,Rose"
  })
  void namesGiftsInTheLanguageThatIsAskedFor(String asked, String lang, String dir, String name) {
    given()
        .header("Accept-Language", "ko")
        .get("/v1/gifts?locale={locale}", asked)
        .then()
        .statusCode(200)
        .header("Content-Language", equalTo(lang))
        .body("lang", equalTo(lang))
        .body("dir", equalTo(dir))
        .body("items[0].name", equalTo(name))
        .body("items[0].lang", nullValue());
  }

  @Test
  void takesTheBrowsersLanguageWhereNoneIsAskedFor() {
    given()
        .header("Accept-Language", "sv, ja-JP;q=0.8, en;q=0.5")
        .get("/v1/gifts")
        .then()
        .body("lang", equalTo("ja"))
        .body("items[0].name", equalTo("バラ"));
    given().header("Accept-Language", "%%%").get("/v1/gifts").then().body("lang", equalTo("en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "de_AT", "klingonese"})
  void aLocaleThatIsNoLanguageIsRefused(String locale) {
    given()
        .get("/v1/gifts?locale={locale}", locale)
        .then()
        .statusCode(400)
        .body("code", equalTo("LOCALE_UNKNOWN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ", "de", "DEU"})
  void aRegionThatIsNoCountryIsRefused(String region) {
    given()
        .get("/v1/gifts?region={region}", region)
        .then()
        .statusCode(400)
        .body("code", equalTo("REGION_UNKNOWN"));
  }

  @Test
  void aFestiveGiftComesAndGoesByTime() {
    TestClock.at(
        Instant.parse("2030-12-22T18:00:00Z"),
        () ->
            given()
                .get("/v1/gifts")
                .then()
                .body("items.id", hasItem("latkes"))
                .body("items.find { it.id == 'dreidel' }.inSeason", equalTo(true)));
    TestClock.at(
        Instant.parse("2030-11-22T18:00:00Z"),
        () ->
            given()
                .get("/v1/gifts")
                .then()
                .body("items.id", not(hasItem("latkes")))
                .body("items.find { it.id == 'dreidel' }.inSeason", equalTo(false)));
  }

  @Test
  void noCacheKeepsWhatIsAboutToChange() {
    // The days of midsummer end at 12:00 UTC on the 27th.
    TestClock.at(
        Instant.parse("2031-06-27T11:59:45Z"),
        () ->
            given()
                .get("/v1/gifts")
                .then()
                .header("Cache-Control", equalTo("public, max-age=15"))
                .body("items.id", hasItem("maypole")));
  }
}
