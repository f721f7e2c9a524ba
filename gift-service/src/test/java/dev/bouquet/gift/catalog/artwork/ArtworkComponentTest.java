package dev.bouquet.gift.catalog.artwork;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.support.GiftComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

@GiftComponent
class ArtworkComponentTest {
  @Test
  void everyGiftCanBeShown() {
    for (var address : drawn("items.icon")) {
      assertThat(given().urlEncodingEnabled(false).get(address).statusCode()).isEqualTo(200);
    }
    for (var address : drawn("items.animation")) {
      assertThat(given().urlEncodingEnabled(false).get(address).asString()).contains("@keyframes");
    }
  }

  /// Those that are served here.
  private static List<String> drawn(String path) {
    List<String> all = given().get("/v1/gifts").jsonPath().getList(path);
    var here = all.stream().filter(address -> address.startsWith("/v1/")).toList();
    assertThat(here).hasSizeGreaterThanOrEqualTo(60);
    return here;
  }

  @Test
  void picturesAreKeptForEverAndRunNothing() {
    String address = given().get("/v1/gifts").path("items[0].icon");

    given()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(200)
        .contentType("image/svg+xml")
        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header(
            "Content-Security-Policy",
            equalTo("default-src 'none'; style-src 'unsafe-inline'; sandbox"));
  }

  @Test
  void anAddressWithoutAMarkIsAskedForAgain() {
    var picture = given().get("/v1/gifts/rose/animation");

    assertThat(picture.header("Cache-Control")).isEqualTo("public, max-age=86400");
    given()
        .header("If-None-Match", picture.header("ETag"))
        .get("/v1/gifts/rose/animation")
        .then()
        .statusCode(304);
  }

  @Test
  void nothingHasNoPicture() {
    given()
        .get("/v1/gifts/no-such-gift/icon")
        .then()
        .statusCode(404)
        .body("code", equalTo("GIFT_NOT_FOUND"));
    given().get("/v1/gifts/rose/sound").then().statusCode(404);
  }
}
