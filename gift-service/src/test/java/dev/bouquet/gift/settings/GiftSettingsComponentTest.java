package dev.bouquet.gift.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.settings.GiftSettings.Setting;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class GiftSettingsComponentTest {
  private static final String PATH = "/v1/me/gift-settings";

  @Inject GiftSettings settings;

  @Test
  void aPersonBeginsWithTheDefaultsAndChangesThem() throws Exception {
    var ann = Person.viewer();
    assertThat(settings.of(ann.id())).isEqualTo(new Setting(false, false, 0));
    ann.asks().get(PATH).then().statusCode(200).header("ETag", "\"0\"");

    put(ann, true, false).then().statusCode(200).header("ETag", "\"1\"");
    put(ann, true, false).then().statusCode(200).header("ETag", "\"1\"");

    assertThat(settings.of(ann.id())).isEqualTo(new Setting(true, false, 1));
    assertThat(ann.get(PATH).getMap(""))
        .isEqualTo(Map.of("quiet", true, "levelHidden", false, "version", 1));
  }

  @Test
  void whoHasSeenAnOlderVersionChangesNothing() throws Exception {
    var ann = Person.viewer();
    put(ann, true, false).then().statusCode(200);

    ann.asks()
        .header("If-Match", "\"0\"")
        .body("{\"quiet\":false,\"levelHidden\":true}")
        .put(PATH)
        .then()
        .statusCode(412)
        .body("code", equalTo("GIFT_SETTINGS_CHANGED"));

    assertThat(settings.of(ann.id())).isEqualTo(new Setting(true, false, 1));
  }

  @Test
  void ofTwoWhoChangeTheSameVersionAtOnceOneDoes() throws Exception {
    var ann = Person.viewer();
    var changes = new ArrayList<Callable<Boolean>>();
    for (int number = 0; number < 8; number++) {
      changes.add(() -> settings.replace(ann.id(), true, true, 0L).isPresent());
    }

    int changed = 0;
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var change : people.invokeAll(changes)) {
        changed += change.get() ? 1 : 0;
      }
    }

    assertThat(changed).isEqualTo(1);
    assertThat(settings.of(ann.id())).isEqualTo(new Setting(true, true, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"quiet\":true}", "{\"quiet\":\"yes\",\"levelHidden\":false}"})
  void refusesHalfOfTheSettings(String body) {
    Person.viewer()
        .asks()
        .body(body)
        .put(PATH)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void refusesAVersionThatNoAnswerNamed() {
    Person.viewer()
        .asks()
        .header("If-Match", "newest")
        .body("{\"quiet\":true,\"levelHidden\":false}")
        .put(PATH)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    given().get(PATH).then().statusCode(401);
    Person.creator().asks().get(PATH).then().statusCode(403);
  }

  private static Response put(Person person, boolean quiet, boolean levelHidden) {
    return person
        .asks()
        .body("{\"quiet\":%s,\"levelHidden\":%s}".formatted(quiet, levelHidden))
        .put(PATH);
  }
}
