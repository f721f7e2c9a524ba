package dev.bouquet.room.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.EventLog;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class ModerationComponentTest {
  private static final String NEVER_TOLD = ".*(coin|gift|diamond|money|amount|total|spend|spent).*";

  private final Creator mia = Creator.named("Mia");
  private final Person vera = Person.named("Vera");
  private final Person mod = Person.named("Mo");

  @Test
  void mutedPersonIsToldWhenToSpeakAgain() {
    var roomId = roomWithModerator();

    mute(mod, roomId, vera.id(), "{\"seconds\": 60}").statusCode(204);
    vera.say(roomId, "hello")
        .statusCode(403)
        .body("code", equalTo("MUTED"))
        .body("retryAt", endsWith("Z"));
    mod.request().delete(path(roomId, "mutes"), vera.id()).then().statusCode(204);
    mod.request()
        .delete(path(roomId, "mutes"), vera.id())
        .then()
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
    vera.say(roomId, "hello").statusCode(201);
  }

  @Test
  void bannedPersonIsOutUntilTheBanIsLifted() {
    var roomId = roomWithModerator();

    ban(mod, roomId).statusCode(204).header("Idempotency-Replayed", nullValue());
    ban(mod, roomId).statusCode(204).header("Idempotency-Replayed", "true");
    vera.say(roomId, "hello").statusCode(403).body("code", equalTo("BANNED"));
    mod.request().delete(path(roomId, "bans"), vera.id()).then().statusCode(204);
    vera.say(roomId, "hello").statusCode(201);
  }

  @Test
  void onlyTheHostAppoints() {
    var roomId = roomWithModerator();

    mod.request()
        .put(path(roomId, "moderators"), vera.id())
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_HOST"));
    appoint(roomId, mod.id()).statusCode(204).header("Idempotency-Replayed", "true");
    mia.request().delete(path(roomId, "moderators"), mod.id()).then().statusCode(204);
    ban(mod, roomId).statusCode(403).body("code", equalTo("NOT_ROOM_MODERATOR"));
  }

  @Test
  void hostAndModeratorsAreProtected() {
    var roomId = roomWithModerator();

    mute(mod, roomId, mia.id(), "{\"seconds\": 60}")
        .statusCode(422)
        .body("code", equalTo("STAFF_PROTECTED"));
    mia.request()
        .put(path(roomId, "bans"), mod.id())
        .then()
        .statusCode(422)
        .body("code", equalTo("STAFF_PROTECTED"));
  }

  @Test
  void viewersModerateNothing() {
    var roomId = mia.liveRoom();

    refusesAll(
        mute(vera, roomId, mod.id(), "{\"seconds\": 60}"),
        vera.request().delete(path(roomId, "mutes"), mod.id()).then(),
        vera.request().put(path(roomId, "bans"), mod.id()).then(),
        vera.request().delete(path(roomId, "bans"), mod.id()).then(),
        vera.request().body("{\"text\": \"hi\"}").put("/v1/rooms/{id}/pin", roomId).then(),
        vera.request().delete("/v1/rooms/{id}/pin", roomId).then(),
        vera.request().get("/v1/rooms/{id}/moderation", roomId).then());
  }

  private static void refusesAll(ValidatableResponse... answers) {
    for (var answer : answers) {
      answer.statusCode(403).body("code", equalTo("NOT_ROOM_MODERATOR"));
    }
  }

  @Test
  void staffSeesWhatItModeratesAndNoMoney() {
    var roomId = roomWithModerator();
    mia.request()
        .contentType("application/json")
        .body(
            "{\"chatMode\": \"FOLLOWERS\", \"slowModeSeconds\": 5, \"maxGiftCoins\": 500, \"blockedWords\": [\"Scum\"]}")
        .put("/v1/rooms/{id}/settings", roomId)
        .then()
        .statusCode(200);
    ban(mod, roomId).statusCode(204);

    await()
        .untilAsserted(() ->
            moderation(mod, roomId)
                .statusCode(200)
                .body("hostId", equalTo(mia.id().toString()))
                .body("moderators", contains(mod.id().toString()))
                .body("banned", contains(vera.id().toString()))
                .body("blockedWords", contains("scum"))
                .body("chatMode", equalTo("FOLLOWERS"))
                .body("slowModeSeconds", equalTo(5)));
    var told = moderation(mod, roomId).extract().asString();
    assertThat(told.toLowerCase(Locale.ROOT)).doesNotMatch(NEVER_TOLD).doesNotContain("500");
    mia.request().get("/v1/rooms/{id}/moderation", roomId).then().statusCode(200);
  }

  @Test
  void pinIsSetAndTakenAway() throws Exception {
    var roomId = roomWithModerator();

    pin(mod.request(), roomId, "{\"text\": \" mind the gap \"}").statusCode(204);
    pin(mod.request(), roomId, "{\"text\": \"mind the gap\"}")
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
    pin(mod.request(), roomId, "{\"text\": \"mind the gap\", \"seconds\": 60}").statusCode(204);
    mod.request().delete("/v1/rooms/{id}/pin", roomId).then().statusCode(204);
    mod.request()
        .delete("/v1/rooms/{id}/pin", roomId)
        .then()
        .statusCode(204)
        .header("Idempotency-Replayed", "true");

    try (var log = new EventLog(roomId)) {
      assertThat(log.read())
          .filteredOn(RoomEvent::hasMessagePinned)
          .extracting(event -> event.getMessagePinned().getPin().getText())
          .containsExactly("mind the gap", "mind the gap");
    }
  }

  @Test
  void messageIsPinnedInItsAuthorsWordsWhileItIsThere() throws Exception {
    var roomId = roomWithModerator();
    String messageId = vera.say(roomId, "Play it again!").statusCode(201).extract().path("id");
    var path = "/v1/rooms/{id}/messages/{messageId}/pin";

    await()
        .untilAsserted(() ->
            mod.request()
                .body("{\"seconds\": 60}")
                .put(path, roomId, messageId)
                .then()
                .statusCode(204));
    vera.request().put(path, roomId, messageId).then().statusCode(403);
    mod.request()
        .delete("/v1/rooms/{id}/messages/{messageId}", roomId, messageId)
        .then()
        .statusCode(204);
    await()
        .untilAsserted(() ->
            mod.request()
                .put(path, roomId, messageId)
                .then()
                .statusCode(404)
                .body("code", equalTo("MESSAGE_NOT_FOUND")));

    try (var log = new EventLog(roomId)) {
      assertThat(log.read())
          .filteredOn(RoomEvent::hasMessagePinned)
          .extracting(event -> event.getMessagePinned().getPin())
          .allSatisfy(pin -> {
            assertThat(pin.getText()).isEqualTo("Play it again!");
            assertThat(pin.getAuthorId()).isEqualTo(vera.id().toString());
            assertThat(pin.getAuthorName()).isEqualTo("Vera");
          })
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"seconds\": 0}", "{\"seconds\": 86401}", "{\"seconds\": 1.5}"})
  void muteThatMakesNoSenseIsMalformed(String body) {
    mute(mod, UUID.randomUUID(), vera.id(), body).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\": \"\"}", "{\"text\": \"a\", \"seconds\": 0}"})
  void pinThatMakesNoSenseIsMalformed(String body) {
    pin(mod.request(), UUID.randomUUID(), body).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"bans", "moderators"})
  void unknownRoomsAndPeopleThatAreNoIds(String what) {
    mia.request()
        .put(path(UUID.randomUUID(), what), vera.id())
        .then()
        .statusCode(404)
        .body("code", equalTo("ROOM_NOT_FOUND"));
    mia.request().put(path(UUID.randomUUID(), what), "vera").then().statusCode(400);
  }

  @Test
  void comboEndsWhenItsSenderSaysSo() {
    var roomId = mia.liveRoom();

    // There is none of that id: it has ended already.
    vera.request()
        .post("/v1/rooms/{id}/combos/{combo}/end", roomId, UUID.randomUUID())
        .then()
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void nextRoomOfAHostBeginsWithTheHouseRules() {
    var first = roomWithModerator();
    mia.request()
        .contentType("application/json")
        .body("{\"slowModeSeconds\": 60, \"blockedWords\": [\"Spoiler\"]}")
        .put("/v1/rooms/{id}/settings", first)
        .then()
        .statusCode(200);
    ban(mod, first).statusCode(204);

    var next = await().until(mia::liveRoom, this::hasBannedVera);

    vera.say(next, "hello").statusCode(403).body("code", equalTo("BANNED"));
    Person.named("Paul").say(next, "a spoiler").body("code", equalTo("BLOCKED_WORD"));
    moderation(mod, next).statusCode(200).body("slowModeSeconds", equalTo(0));

    mod.request().delete(path(next, "bans"), vera.id()).then().statusCode(204);
    vera.say(next, "hello").statusCode(201);
    vera.say(first, "hello").statusCode(403).body("code", equalTo("BANNED"));
    var stranger = Creator.named("Noa").liveRoom();
    vera.say(stranger, "hello").statusCode(201);
  }

  private boolean hasBannedVera(UUID room) {
    var answer = mia.request().get("/v1/rooms/{id}/moderation", room);
    return answer.jsonPath().getList("banned").contains(vera.id().toString());
  }

  private UUID roomWithModerator() {
    var roomId = mia.liveRoom();
    appoint(roomId, mod.id()).statusCode(204);
    return roomId;
  }

  private ValidatableResponse appoint(UUID roomId, UUID person) {
    return mia.request().put(path(roomId, "moderators"), person).then();
  }

  private ValidatableResponse ban(Person by, UUID roomId) {
    return by.request().put(path(roomId, "bans"), vera.id()).then();
  }

  private static ValidatableResponse moderation(Person by, UUID roomId) {
    return by.request().get("/v1/rooms/{id}/moderation", roomId).then();
  }

  private static ValidatableResponse mute(Person by, UUID roomId, UUID person, String body) {
    return by.request().body(body).put(path(roomId, "mutes"), person).then();
  }

  private static ValidatableResponse pin(RequestSpecification by, UUID roomId, String body) {
    return by.body(body).put("/v1/rooms/{id}/pin", roomId).then();
  }

  private static String path(UUID roomId, String what) {
    return "/v1/rooms/" + roomId + "/" + what + "/{person}";
  }
}
