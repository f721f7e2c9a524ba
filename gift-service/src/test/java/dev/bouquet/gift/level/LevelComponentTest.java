package dev.bouquet.gift.level;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GiftComponent
class LevelComponentTest {
  private static final String OWN = "/v1/me/gift-level";

  private static String levelOf(Person person) {
    return "/v1/gift-levels/" + person.id();
  }

  @Test
  void giftsOfEveryKindCountAndWhatIsTakenBackDoesNot() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var at = Instant.parse("2026-11-20T10:00:00Z");
    var returned = Charges.rose(ann.id(), cleo.id(), 1_000);
    Charges.publish(
        returned,
        Charges.gift(ann.id(), cleo.id(), 50, at, gift -> gift.setAnonymous(true)),
        Charges.gift(ann.id(), cleo.id(), 30, at, gift -> gift.setQuiet(true)));
    Charges.publish(Charges.reversal(returned, 1_000));

    ann.await(OWN, answer -> answer.getInt("coins") == 80);

    assertThat(ann.get(OWN).getMap(""))
        .isEqualTo(
            Map.of(
                "personId", ann.id().toString(),
                "level", 3,
                "coins", 80,
                "nextLevelAt", 270,
                "hidden", false));
    assertThat(ann.get(levelOf(ann)).getMap(""))
        .isEqualTo(Map.of("personId", ann.id().toString(), "level", 3));
  }

  @Test
  void whoHidesTheirLevelSeesItAlone() {
    var ann = Person.viewer();

    ann.asks()
        .body("{\"quiet\":false,\"levelHidden\":true}")
        .put("/v1/me/gift-settings")
        .then()
        .statusCode(200);

    assertThat(ann.get(levelOf(ann)).getMap("")).isEqualTo(Map.of("personId", ann.id().toString()));
    assertThat(ann.get(OWN).getInt("level")).isEqualTo(1);
    assertThat(ann.get(OWN).getBoolean("hidden")).isTrue();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    given()
        .get("/v1/gift-levels/ann")
        .then()
        .statusCode(404)
        .body("code", equalTo("PERSON_NOT_FOUND"));
    given().get(OWN).then().statusCode(401);
    Person.creator().asks().get(OWN).then().statusCode(403);
  }
}
