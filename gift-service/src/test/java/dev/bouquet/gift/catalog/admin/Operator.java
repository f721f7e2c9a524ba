package dev.bouquet.gift.catalog.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.test.SuiteResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Somebody who keeps the catalog.
record Operator(UUID id) {
  private static final String GIFTS = "/v1/admin/gifts";
  private static final Duration SETTLED = Duration.ofSeconds(3);

  static Operator any() {
    return new Operator(UUID.randomUUID());
  }

  /// An id that no other test uses.
  static String freshGiftId() {
    return "gift-" + UUID.randomUUID();
  }

  RequestSpecification speaks() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(SuiteResource.issuer().personToken(id, "olga", "operator"));
  }

  /// @param more members of the gift, e.g. `,"regions":["DE"]`
  static String gift(long price, String more) {
    return """
    {"price":%d,"tier":"SMALL","category":"food","texts":{"en":{"name":"Pretzel","description":"With salt."},
    "de":{"name":"Brezel","description":"Mit Salz."}}%s}\
    """
        .formatted(price, more);
  }

  Response create(String giftId, String gift) {
    return speaks()
        .body("{\"id\":\"%s\",\"gift\":%s,\"reason\":\"for the fair\"}".formatted(giftId, gift))
        .post(GIFTS);
  }

  Response change(String giftId, String ifMatch, String gift, String more) {
    return speaks()
        .header("If-Match", ifMatch)
        .body("{\"gift\":%s,\"reason\":\"dearer\"%s}".formatted(gift, more))
        .put(GIFTS + "/" + giftId);
  }

  Response act(String giftId, String ifMatch, String act, String more) {
    return speaks()
        .header("If-Match", ifMatch)
        .body("{\"reason\":\"the fair is over\"%s}".formatted(more))
        .post("%s/%s/%s".formatted(GIFTS, giftId, act));
  }

  Response look(String giftId) {
    return speaks().get(GIFTS + "/" + giftId);
  }

  /// Creates a gift that is there when this returns.
  ///
  /// @return what its next change has to name
  String hasCreated(String giftId, String gift) {
    var created = create(giftId, gift);
    assertThat(created.statusCode()).isEqualTo(201);
    TestClock.pass(SETTLED);
    return created.header("ETag");
  }

  static String inSeconds(long seconds) {
    return ",\"takesEffectAt\":\"%s\""
        .formatted(TestClock.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS));
  }

  /// Where the public list has a member of a gift.
  static String item(String giftId, String member) {
    return "items.find { it.id == '%s' }.%s".formatted(giftId, member);
  }
}
