package dev.bouquet.room.guest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class GuestComponentTest {
  private final Creator mia = Creator.named("Mia");
  private final Person ada = Person.named("Ada");
  private final Person ben = Person.named("Ben");

  @Test
  void aGuestComesSharesGiftsAndLeaves() {
    var roomId = mia.liveRoom();
    put(ada.request(), roomId, ada.id()).statusCode(403).body("code", equalTo("NOT_INVITED"));
    put(ben.request(), roomId, ada.id()).statusCode(403).body("code", equalTo("NOT_ROOM_HOST"));

    put(mia.request(), roomId, ada.id())
        .statusCode(204)
        .header("Idempotency-Replayed", nullValue());
    put(mia.request(), roomId, ada.id()).statusCode(204).header("Idempotency-Replayed", "true");
    put(ada.request(), roomId, ada.id()).statusCode(204);
    split(mia, roomId, "{\"rule\":\"EVEN\"}").statusCode(204);

    await().until(() -> room(roomId).extract().path("lineup.giftSplit.rule").equals("EVEN"));
    room(roomId)
        .body("lineup.guests.id", contains(ada.id().toString()))
        .body("lineup.guests.name", contains("Ada"));
    ben.request()
        .delete("/v1/rooms/" + roomId + "/guests/" + ada.id())
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    ada.request().delete("/v1/rooms/" + roomId + "/guests/" + ada.id()).then().statusCode(204);
    await().untilAsserted(() -> room(roomId).body("lineup.guests", empty()));
  }

  @Test
  void onlyGrownPeopleGoOnAirOrComeToTheStage() {
    var scheduled = mia.scheduledRoom();
    var roomId = mia.liveRoom();
    put(mia.request(), roomId, ada.id()).statusCode(204);

    var child = Map.of("birthdate", LocalDate.now(ZoneOffset.UTC).minusYears(17).toString());
    as(mia.id(), child)
        .post("/v1/rooms/{id}/start", scheduled)
        .then()
        .statusCode(403)
        .body("code", equalTo("AGE_RESTRICTED"));
    put(as(ada.id(), child), roomId, ada.id())
        .statusCode(403)
        .body("code", equalTo("AGE_RESTRICTED"));
    put(as(ada.id(), Map.of()), roomId, ada.id())
        .statusCode(403)
        .body("code", equalTo("AGE_UNVERIFIED"));
    given().get("/v1/rooms/{id}", scheduled).then().body("status", equalTo("SCHEDULED"));
    room(roomId).body("lineup.guests", empty());

    put(ada.request(), roomId, ada.id()).statusCode(204);
  }

  @Test
  void sharesMustSum() {
    var roomId = mia.liveRoom();

    split(mia, roomId, shares(9_999)).statusCode(422).body("code", equalTo("SPLIT_DOES_NOT_SUM"));
    split(mia, roomId, shares(10_000)).statusCode(204);
    split(ada, roomId, shares(10_000)).statusCode(403).body("code", equalTo("NOT_ROOM_HOST"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"rule\":\"SHARES\"}",
        "{\"rule\":\"SHARES\",\"shares\":[]}",
        "{\"rule\":\"EVEN\",\"shares\":[{\"personId\":\"00000000-0000-4000-8000-000000000001\",\"basisPoints\":10000}]}",
        "{\"rule\":\"SHARES\",\"shares\":[{\"personId\":\"x\",\"basisPoints\":10000}]}",
        "{\"rule\":\"SHARES\",\"shares\":[{\"personId\":\"00000000-0000-4000-8000-000000000001\",\"basisPoints\":0}]}",
        "{\"rule\":\"MINE\"}"
      })
  void nonsenseIsNoSplit(String body) {
    split(mia, mia.liveRoom(), body).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
  }

  private static RequestSpecification as(UUID person, Map<String, String> facts) {
    return given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(facts, person, "Child", "viewer", "creator"));
  }

  private String shares(int basisPoints) {
    return "{\"rule\":\"SHARES\",\"shares\":[{\"personId\":\"%s\",\"basisPoints\":%d}]}"
        .formatted(mia.id(), basisPoints);
  }

  private static ValidatableResponse split(Creator host, UUID roomId, String body) {
    return split(host.request().contentType("application/json"), roomId, body);
  }

  private static ValidatableResponse split(Person person, UUID roomId, String body) {
    return split(person.request(), roomId, body);
  }

  private static ValidatableResponse split(RequestSpecification by, UUID roomId, String body) {
    return by.body(body).put("/v1/rooms/{id}/gift-split", roomId).then();
  }

  private static ValidatableResponse put(RequestSpecification by, UUID roomId, UUID person) {
    return by.put("/v1/rooms/{id}/guests/{person}", roomId, person).then();
  }

  private static ValidatableResponse room(UUID roomId) {
    return given().get("/v1/rooms/{id}", roomId).then().statusCode(200);
  }
}
