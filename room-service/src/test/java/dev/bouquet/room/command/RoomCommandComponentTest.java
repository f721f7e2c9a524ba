package dev.bouquet.room.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class RoomCommandComponentTest {
  private static final String PROBLEM = "application/problem+json";

  private final Creator mia = Creator.named("Mia");
  private final Creator ben = Creator.named("Ben");

  @Test
  void creatorOpensStartsAndEndsARoom() {
    var id =
        mia.request()
            .contentType("application/json")
            .body(Map.of("title", "  Evening show  "))
            .post("/v1/rooms")
            .then()
            .statusCode(201)
            .header("Location", matchesRegex(".*/v1/rooms/[0-9a-f-]{36}"))
            .header("Idempotency-Replayed", nullValue())
            .body("title", equalTo("Evening show"))
            .body("hostId", equalTo(mia.id().toString()))
            .body("hostName", equalTo("Mia"))
            .body("status", equalTo("SCHEDULED"))
            .body("createdAt", endsWith("Z"))
            .body("startedAt", nullValue())
            .extract()
            .<String>path("id");
    var roomId = UUID.fromString(id);

    mia.start(roomId)
        .statusCode(200)
        .body("status", equalTo("LIVE"))
        .body("startedAt", notNullValue());
    mia.start(roomId)
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("status", equalTo("LIVE"));
    mia.end(roomId).statusCode(200).body("status", equalTo("ENDED")).body("endedAt", endsWith("Z"));
    mia.end(roomId)
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("status", equalTo("ENDED"));
    mia.start(roomId).statusCode(422).contentType(PROBLEM).body("code", equalTo("ROOM_ENDED"));
  }

  @Test
  void onlyTheHostMayStartAndEnd() {
    var roomId = mia.scheduledRoom();

    ben.start(roomId).statusCode(403).contentType(PROBLEM).body("code", equalTo("NOT_ROOM_HOST"));
    ben.end(roomId).statusCode(403).body("code", equalTo("NOT_ROOM_HOST"));
  }

  @Test
  void keyMakesCreationRepeatable() {
    var key = UUID.randomUUID();

    createWithKey(mia, key, "Show")
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue())
        .body("id", equalTo(key.toString()));
    createWithKey(mia, key, "Show")
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(key.toString()));
    createWithKey(mia, key, "Another").statusCode(422).body("code", equalTo("KEY_REUSED"));
    createWithKey(ben, key, "Show").statusCode(422).body("code", equalTo("KEY_REUSED"));
  }

  @Test
  void sameKeyTwiceInParallelMakesOneRoom() throws Exception {
    var key = UUID.randomUUID();
    var requests = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) {
      requests.add(() ->
          createWithKey(mia, key, "Storm")
              .statusCode(201)
              .extract()
              .header("Idempotency-Replayed"));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long fresh = 0;
      for (var answer : threads.invokeAll(requests)) {
        fresh += answer.get() == null ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    }
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    given()
        .contentType("application/json")
        .body(Map.of("title", "Show"))
        .post("/v1/rooms")
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .body("code", equalTo("UNAUTHENTICATED"));
    given()
        .auth()
        .oauth2(SuiteResource.issuer().expiredToken(UUID.randomUUID(), "creator"))
        .post("/v1/rooms/{id}/start", UUID.randomUUID())
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(
            SuiteResource.issuer().tokenForAudience("somebody-else", UUID.randomUUID(), "creator"))
        .post("/v1/rooms/{id}/start", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @Test
  void viewersDoNotOpenRooms() {
    given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(UUID.randomUUID(), "Vera", "viewer"))
        .contentType("application/json")
        .body(Map.of("title", "Show"))
        .post("/v1/rooms")
        .then()
        .statusCode(403)
        .contentType(PROBLEM)
        .body("code", equalTo("FORBIDDEN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-uuid", "1-1-1-1-1", "00000000-0000-7000-8000-0000000000ff"})
  void unknownRoomIsNotFound(String id) {
    mia.request()
        .post("/v1/rooms/{id}/start", id)
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .body("code", equalTo("ROOM_NOT_FOUND"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title":""}               | INVALID_REQUEST | /title
          {"title":"   "}            | INVALID_REQUEST | /title
          {"title":null}             | INVALID_REQUEST | /title
          {"title":"a\\u0000b"}      | INVALID_REQUEST | /title
          {"title":"a\\ud800b"}      | INVALID_REQUEST | /title
          {}                         | INVALID_REQUEST | /title
          {"title":7}                | INVALID_REQUEST | /title
          {"title":"a","price":1}    | INVALID_REQUEST | /price
          {"title":"a"               | MALFORMED_JSON  |
          {"title":"a"} {"title":"b"}| INVALID_REQUEST |
          """)
  void bodyThatBreaksARuleIsNamed(String body, String code, String pointer) {
    var response =
        mia.request().contentType("application/json").body(body).post("/v1/rooms").then();

    response.statusCode(400).contentType(PROBLEM).body("code", equalTo(code));
    if (pointer != null) {
      response.body("errors[0].pointer", equalTo(pointer));
    }
  }

  @Test
  void titleHasAtMostAHundredCharacters() {
    createWithKey(mia, UUID.randomUUID(), "🌹".repeat(100)).statusCode(201);
    createWithKey(mia, UUID.randomUUID(), "a".repeat(101))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/title"));
  }

  @Test
  void keyThatIsNoUuidIsMalformed() {
    mia.request()
        .contentType("application/json")
        .header("Idempotency-Key", "abc")
        .body(Map.of("title", "Show"))
        .post("/v1/rooms")
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_INVALID"));
  }

  private static io.restassured.response.ValidatableResponse createWithKey(
      Creator creator, UUID key, String title) {
    return creator
        .request()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Map.of("title", title))
        .post("/v1/rooms")
        .then();
  }
}
