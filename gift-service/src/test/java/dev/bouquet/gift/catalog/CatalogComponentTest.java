package dev.bouquet.gift.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;

import dev.bouquet.gift.support.GiftComponent;
import org.junit.jupiter.api.Test;

@GiftComponent
class CatalogComponentTest {
  @Test
  void anybodySeesThirtyGiftsFromRoseToGalaxy() {
    given()
        .get("/v1/gifts")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", matchesRegex("\"[0-9a-f]{32}\""))
        .header("Cache-Control", "public, max-age=60")
        .body("version", equalTo(1))
        .body("items", hasSize(30))
        .body("items[0].id", equalTo("rose"))
        .body("items[0].name", equalTo("Rose"))
        .body("items[0].price", equalTo(1))
        .body("items[0].tier", equalTo("SMALL"))
        .body("items[29].id", equalTo("galaxy"))
        .body("items[29].price", equalTo(29_999));
  }

  @Test
  void theJsonIsExactlyThis() {
    assertThat(given().get("/v1/gifts").asString())
        .startsWith(
            """
            {"version":1,"items":[{"id":"rose","name":"Rose","price":1,"tier":"SMALL"},{"id":"lollipop",\
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
        .header("Cache-Control", "public, max-age=60")
        .body(equalTo(""));
    given().header("If-None-Match", "\"other\"").get("/v1/gifts").then().statusCode(200);
  }
}
