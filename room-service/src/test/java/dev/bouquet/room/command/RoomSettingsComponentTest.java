package dev.bouquet.room.command;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class RoomSettingsComponentTest {
  private final Creator mia = Creator.named("Mia");

  @Test
  void roomTellsWhatItsHostSaysAboutIt() {
    var roomId = mia.scheduledRoom();

    details(
            mia,
            roomId,
            """
            {"title": "Morgenrunde", "language": "DE-at", "tags": ["Music", "music", "Küche"],
             "coverUrl": "https://cdn.example/a.jpg", "scheduledFor": "2030-01-01T20:00:00Z"}
            """)
        .statusCode(200)
        .body("title", equalTo("Morgenrunde"))
        .body("language", equalTo("de-AT"))
        .body("tags", contains("music", "küche"))
        .body("coverUrl", equalTo("https://cdn.example/a.jpg"))
        .body("scheduledFor", equalTo("2030-01-01T20:00:00Z"));
    details(mia, roomId, "{\"title\": \"Morgenrunde\"}")
        .statusCode(200)
        .body("language", nullValue())
        .body("tags", org.hamcrest.Matchers.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\": \" \"}",
        "{\"title\": \"a\\u0000b\"}",
        "{\"title\": \"a\", \"language\": \"english please\"}",
        "{\"title\": \"a\", \"tags\": [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]}",
        "{\"title\": \"a\", \"tags\": [\"no spaces\"]}",
        "{\"title\": \"a\", \"tags\": [null]}",
        "{\"title\": \"a\", \"coverUrl\": \"javascript:alert(1)\"}",
        "{\"title\": \"a\", \"scheduledFor\": \"tomorrow\"}"
      })
  void detailsThatMakeNoSenseAreMalformed(String body) {
    details(mia, mia.scheduledRoom(), body).statusCode(400);
  }

  @Test
  void settingsAreTheHostsAndWhatIsLeftOutIsAsInANewRoom() {
    var roomId = mia.liveRoom();

    settings(
            mia,
            roomId,
            """
            {"chatMode": "FOLLOWERS", "slowModeSeconds": 10, "maxGiftCoins": 500, "ranking": false,
             "followersOnlyGifts": true, "blockedWords": ["Foo", "f o o"]}
            """)
        .statusCode(200)
        .body("settings.chatMode", equalTo("FOLLOWERS"))
        .body("settings.slowModeSeconds", equalTo(10))
        .body("settings.maxGiftCoins", equalTo(500))
        .body("settings.ranking", equalTo(false))
        .body("settings.safeHaven", equalTo(false))
        .body("settings.followersOnlyGifts", equalTo(true))
        .body("settings.blockedWords", nullValue());
    settings(mia, roomId, "{}")
        .statusCode(200)
        .body("settings.chatMode", equalTo("EVERYONE"))
        .body("settings.maxGiftCoins", nullValue())
        .body("settings.ranking", equalTo(true))
        .body("settings.followersOnlyGifts", equalTo(false));
    settings(mia, roomId, "{}").statusCode(200).header("Idempotency-Replayed", "true");
    settings(Creator.named("Ben"), roomId, "{}")
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_HOST"));
  }

  @Test
  void safeHavenCapsGifts() {
    var roomId = mia.liveRoom();

    settings(mia, roomId, "{\"safeHaven\": true}")
        .statusCode(200)
        .body("settings.safeHaven", equalTo(true))
        .body("settings.maxGiftCoins", equalTo(100));
    settings(mia, roomId, "{\"safeHaven\": true, \"chatMode\": \"MEMBERS\"}")
        .statusCode(422)
        .body("code", equalTo("SAFE_HAVEN_ROOM"));
    settings(mia, roomId, "{\"safeHaven\": true, \"maxGiftCoins\": 20}")
        .statusCode(200)
        .body("settings.maxGiftCoins", equalTo(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"chatMode\": \"LOUD\"}",
        "{\"slowModeSeconds\": -1}",
        "{\"slowModeSeconds\": 3601}",
        "{\"maxGiftCoins\": 0}",
        "{\"maxGiftCoins\": 1.5}",
        "{\"ranking\": \"yes\"}",
        "{\"blockedWords\": [\"\"]}",
        "{\"blockedWords\": [\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]}"
      })
  void settingsThatMakeNoSenseAreMalformed(String body) {
    settings(mia, mia.scheduledRoom(), body).statusCode(400);
  }

  @Test
  void roomIsPausedAndGoesOn() {
    var roomId = mia.scheduledRoom();
    pause(roomId).statusCode(422).body("code", equalTo("ROOM_NOT_LIVE"));

    mia.start(roomId);
    pause(roomId).statusCode(200).body("status", equalTo("PAUSED"));
    pause(roomId).statusCode(200).header("Idempotency-Replayed", "true");
    mia.start(roomId).statusCode(200).body("status", equalTo("LIVE"));
  }

  private ValidatableResponse pause(UUID roomId) {
    return mia.request().post("/v1/rooms/{id}/pause", roomId).then();
  }

  private static ValidatableResponse details(Creator who, UUID roomId, String body) {
    return put(who, "/v1/rooms/{id}/details", roomId, body);
  }

  private static ValidatableResponse settings(Creator who, UUID roomId, String body) {
    return put(who, "/v1/rooms/{id}/settings", roomId, body);
  }

  private static ValidatableResponse put(Creator who, String path, UUID roomId, String body) {
    return who.request().contentType("application/json").body(body).put(path, roomId).then();
  }
}
