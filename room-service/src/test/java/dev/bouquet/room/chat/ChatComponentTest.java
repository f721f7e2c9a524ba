package dev.bouquet.room.chat;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.EventLog;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Wallet;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class ChatComponentTest {
  private static final int MESSAGES_WITHIN_FIVE_SECONDS = 5;

  private final Creator mia = Creator.named("Mia");
  private final Person vera = Person.named("Vera");

  @Test
  void messageIsSaidOnceHoweverOftenItIsSent() throws Exception {
    var roomId = mia.liveRoom();
    var key = UUID.randomUUID();

    String id =
        vera.say(roomId, key, "  cafe\u0301 🌹 ")
            .statusCode(201)
            .body("text", equalTo("café 🌹"))
            .header("Idempotency-Replayed", nullValue())
            .extract()
            .path("id");
    vera.say(roomId, key, "café 🌹")
        .statusCode(201)
        .body("id", equalTo(id))
        .header("Idempotency-Replayed", "true");

    vera.say(roomId, key, "tea").statusCode(422).body("code", equalTo("KEY_REUSED"));

    try (var log = new EventLog(roomId)) {
      assertThat(log.messages())
          .containsExactly(
              MessageSaid.newBuilder()
                  .setMessageId(id)
                  .setAuthorId(vera.id().toString())
                  .setAuthorName("Vera")
                  .setText("café 🌹")
                  .build());
    }
  }

  @Test
  void messageSpeaksToPeople() throws Exception {
    var roomId = mia.liveRoom();
    var ben = UUID.randomUUID();

    say(roomId, "{\"text\": \"hello\", \"mentions\": [\"%s\", \"%s\"]}".formatted(ben, ben))
        .statusCode(201);

    try (var log = new EventLog(roomId)) {
      assertThat(log.messages())
          .first()
          .satisfies(
              said -> assertThat(said.getMentionedIdsList()).containsExactly(ben.toString()));
    }
  }

  @Test
  void messageSpeaksToFiveAtMostAndToPeopleOnly() {
    var roomId = mia.liveRoom();
    var six =
        Stream.generate(UUID::randomUUID).limit(6).map("\"%s\""::formatted).collect(joining(", "));

    say(roomId, "{\"text\": \"hello\", \"mentions\": [%s]}".formatted(six))
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    say(roomId, "{\"text\": \"hello\", \"mentions\": [\"everybody\"]}").statusCode(400);
    say(roomId, "{\"text\": \"hello\", \"mentions\": [null]}").statusCode(400);
  }

  @Test
  void nobodyTakesTheIdOfSomebodyElsesMessage() {
    var roomId = mia.liveRoom();
    var key = UUID.randomUUID();
    String verasId = vera.say(roomId, key, "hello").statusCode(201).extract().path("id");

    String bensId =
        Person.named("Ben").say(roomId, key, "hello").statusCode(201).extract().path("id");

    assertThat(bensId).isNotEqualTo(verasId);
  }

  @Test
  void fiftyMessagesAtOncePassAsFarAsTheLimitAllows() throws Exception {
    var roomId = mia.liveRoom();
    var requests = Collections.nCopies(50, says(vera, roomId));

    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var log = new EventLog(roomId)) {
      for (var answer : threads.invokeAll(requests)) {
        statuses.add(answer.get());
      }
      assertThat(Collections.frequency(statuses, 201)).isEqualTo(MESSAGES_WITHIN_FIVE_SECONDS);
      assertThat(Collections.frequency(statuses, 429)).isEqualTo(45);
      assertThat(log.messages()).hasSize(MESSAGES_WITHIN_FIVE_SECONDS);
    }
  }

  private static Callable<Integer> says(Person person, UUID roomId) {
    return () -> person.say(roomId, "hello").extract().statusCode();
  }

  @Test
  void slowModeSaysWhenToTryAgain() {
    var roomId = mia.liveRoom();
    settings(roomId, "{\"slowModeSeconds\": 60}");
    vera.say(roomId, "one").statusCode(201);

    var refused = vera.say(roomId, "two").statusCode(429).body("code", equalTo("SLOW_MODE"));

    refused.body("retryAt", endsWith("Z"));
    assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(50, 60);
  }

  @Test
  void followersChatWhereOnlyTheyMay() {
    var roomId = mia.liveRoom();
    settings(roomId, "{\"chatMode\": \"FOLLOWERS\"}");

    vera.say(roomId, "hello").statusCode(422).body("code", equalTo("FOLLOWERS_ONLY"));
    vera.request().put("/v1/creators/{id}/follow", mia.id()).then().statusCode(204);
    vera.say(roomId, "hello").statusCode(201);
  }

  @Test
  void membersChatWhereOnlyTheyMay() {
    var roomId = mia.liveRoom();
    settings(roomId, "{\"chatMode\": \"MEMBERS\"}");
    vera.say(roomId, "hello").statusCode(422).body("code", equalTo("MEMBERS_ONLY"));

    try (var wallet = new Wallet(2)) {
      wallet.publish(
          wallet.nextCharge(roomId, 5).toBuilder().setPayerId(vera.id().toString()).build());
      wallet.flush();
    }

    await().untilAsserted(() -> vera.say(roomId, "hello").statusCode(201));
  }

  @Test
  void blockedWordsAreRefusedAlsoInDisguise() {
    var roomId = mia.liveRoom();
    settings(roomId, "{\"blockedWords\": [\"Scum\"], \"chatMode\": \"EVERYONE\"}");

    vera.say(roomId, "you s.c.ü.m").statusCode(422).body("code", equalTo("BLOCKED_WORD"));
    vera.say(roomId, "hello").statusCode(201);
  }

  @Test
  void thereIsNoChatOffAirOrInNoRoom() {
    vera.say(mia.scheduledRoom(), "hello").statusCode(422).body("code", equalTo("ROOM_NOT_LIVE"));
    vera.say(UUID.randomUUID(), "hello").statusCode(404).body("code", equalTo("ROOM_NOT_FOUND"));
  }

  @Test
  void hostTakesAMessageAway() throws Exception {
    var roomId = mia.liveRoom();
    String id = vera.say(roomId, "oops").statusCode(201).extract().path("id");

    vera.request()
        .delete("/v1/rooms/{id}/messages/{message}", roomId, id)
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    mia.request().delete("/v1/rooms/{id}/messages/{message}", roomId, id).then().statusCode(204);

    try (var log = new EventLog(roomId)) {
      assertThat(log.read())
          .filteredOn(RoomEvent::hasMessageDeleted)
          .singleElement()
          .extracting(event -> event.getMessageDeleted().getMessageId())
          .isEqualTo(id);
    }
  }

  @Test
  void textHasAtMostTwoHundredCharacters() {
    var roomId = mia.liveRoom();

    vera.say(roomId, "🌹".repeat(200)).statusCode(201);
    vera.say(roomId, "a".repeat(201)).statusCode(400).body("errors[0].pointer", equalTo("/text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\nb",
        "a\u0000b",
        "\ud800",
        "a\u202Eb",
        "a\u2067b",
        "\u200B\u2060",
        "\u3164"
      })
  void textThatIsNoOneLineToReadIsMalformed(String text) {
    var escaped =
        text.chars().mapToObj("\\u%04x"::formatted).collect(joining("", "{\"text\":\"", "\"}"));

    vera.request()
        .body(escaped)
        .post("/v1/rooms/{id}/messages", UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"))
        .body("errors[0].pointer", equalTo("/text"));
  }

  @Test
  void withoutATokenNobodySpeaks() {
    given()
        .contentType("application/json")
        .body("{\"text\": \"hello\"}")
        .post("/v1/rooms/{id}/messages", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @Test
  void idsAndKeysAreUuids() {
    var roomId = mia.liveRoom();
    for (var bad : List.of("abc", "1-1-1-1-1")) {
      mia.request()
          .delete("/v1/rooms/{id}/messages/{message}", roomId, bad)
          .then()
          .statusCode(400)
          .body("traceId", notNullValue());
    }
  }

  private void settings(UUID roomId, String settings) {
    mia.request()
        .contentType("application/json")
        .body(settings)
        .put("/v1/rooms/{id}/settings", roomId)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse say(UUID roomId, String body) {
    return vera.request().body(body).post("/v1/rooms/{id}/messages", roomId).then();
  }
}
