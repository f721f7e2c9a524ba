package dev.bouquet.room.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.EventLog;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import dev.bouquet.room.support.Wallet;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class HistoryComponentTest {
  private static final int SLOT = 60;

  @Inject HistoryStore store;
  @Inject HistoryConfig config;

  private final Creator mia = Creator.named("Mia");

  @Test
  void hostLooksBackAtWhatViewersWereTold() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId);
        var wallet = new Wallet(SLOT)) {
      setGoal(roomId);
      wallet.charge(roomId, 7);

      var told = viewer.events(4);
      awaitEvents(roomId, 4);
      var items = new JsonObject(events(roomId).extract().asString()).getJsonArray("items");
      assertThat(told)
          .extracting(event -> event.getString("type"))
          .containsExactly("goalSet", "gift", "subGoalReached", "goalReached");
      for (int i = 0; i < told.size(); i++) {
        var kept = items.getJsonObject(i);
        assertThat((String) kept.remove("epoch")).isNotEmpty();
        assertThat(kept).isEqualTo(told.get(i));
      }
    }
  }

  @Test
  void pagesAreInTheLogsOrderAndGoOnWhereAnEventWasSeen() {
    var roomId = mia.liveRoom();
    charge(roomId, 5);
    awaitEvents(roomId, 5);

    var first = page(roomId, "?pageSize=2");
    first.body("items.seq", contains(3, 4));
    String token = first.extract().path("nextPageToken");
    var second = page(roomId, "?pageSize=2&pageToken=" + token);
    second.body("items.seq", contains(5, 6)).body("items.gift.coins", contains(3, 4));
    token = second.extract().path("nextPageToken");
    page(roomId, "?pageSize=2&pageToken=" + token)
        .body("items.seq", contains(7))
        .body("items[0].totals.coins", equalTo(15))
        .body("nextPageToken", nullValue());

    String epoch = first.extract().path("items[0].epoch");
    page(roomId, "?afterEpoch=" + epoch + "&afterSeq=5").body("items.seq", contains(6, 7));
    page(roomId, "?afterEpoch=" + epoch + "&afterSeq=7").body("items", hasSize(0));
    page(roomId, "?afterEpoch=0&afterSeq=99").body("items", hasSize(5));
  }

  @Test
  void eventsThatComeAgainAreKeptOnce() throws Exception {
    var roomId = mia.liveRoom();
    charge(roomId, 3);
    awaitEvents(roomId, 3);
    var again = new ArrayList<RoomEvent>();
    try (var log = new EventLog(roomId)) {
      log.read().stream()
          .filter(event -> event.getEventClass() == EventClass.EVENT_CLASS_DURABLE)
          .forEach(again::add);
    }
    assertThat(again).hasSize(3);

    store.insert(again);
    store.insert(again.reversed().subList(0, 2));

    events(roomId).body("items.seq", contains(3, 4, 5)).body("items.gift.coins", contains(1, 2, 3));
  }

  @Test
  void whichWordsWereTakenAwayIsKeptToo() {
    var roomId = mia.liveRoom();
    var gift = UUID.randomUUID();
    var person = UUID.randomUUID();
    mia.request().delete("/v1/rooms/{id}/messages/{gift}", roomId, gift).then().statusCode(204);
    mia.request()
        .delete("/v1/rooms/{id}/people/{person}/messages", roomId, person)
        .then()
        .statusCode(204);

    awaitEvents(roomId, 2);

    events(roomId)
        .body("items.type", contains("messageDeleted", "messagesDeleted"))
        .body("items[0].messageDeleted.id", equalTo(gift.toString()))
        .body("items[1].messagesDeleted.personId", equalTo(person.toString()));
  }

  @Test
  void onlyTheHostAndOperatorsSeeWhatWasGiven() {
    var roomId = mia.liveRoom();
    var moderator = Person.named("Mo");
    var creator = Creator.named("Cleo");
    for (var id : List.of(moderator.id(), creator.id())) {
      mia.request().put("/v1/rooms/{id}/moderators/{person}", roomId, id).then().statusCode(204);
    }

    refused(moderator.request(), roomId, 403, "FORBIDDEN");
    refused(creator.request(), roomId, 403, "NOT_ROOM_HOST");
    refused(given(), roomId, 401, "UNAUTHENTICATED");
    refused(mia.request(), UUID.randomUUID(), 404, "ROOM_NOT_FOUND");
    operator().get("/v1/rooms/{id}/events", roomId).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?afterSeq=1",
        "?afterEpoch=abc",
        "?afterEpoch=abc&afterSeq=x",
        "?afterEpoch=abc&afterSeq=-1",
        "?afterEpoch=A/B&afterSeq=1"
      })
  void placeThatMakesNoSenseIsMalformed(String query) {
    mia.request()
        .get("/v1/rooms/" + mia.liveRoom() + "/events" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "YWJj", "QUJDLzE", "YWJjLy0x"})
  void tokenThatThisListDidNotGiveIsMalformed(String token) {
    mia.request()
        .get("/v1/rooms/" + mia.liveRoom() + "/events?pageToken=" + token)
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
  }

  @Test
  void whatIsTooOldGoesInPortions() throws Exception {
    var roomId = UUID.randomUUID();
    var now = Instant.now();
    var old = now.minus(config.kept()).minus(Duration.ofMinutes(1));
    store.insert(
        List.of(
            event(roomId, 1, old),
            event(roomId, 2, old),
            event(roomId, 3, old),
            event(roomId, 4, now.minus(config.kept()).plus(Duration.ofMinutes(5)))));

    assertThat(store.deleteOld(2)).isLessThanOrEqualTo(2);
    while (store.deleteOld(2) > 0) {
      assertThat(store.after(roomId, HistoryPlace.FIRST, 10)).isNotEmpty();
    }

    assertThat(store.after(roomId, HistoryPlace.FIRST, 10))
        .extracting(RoomEvent::getSeq)
        .containsExactly(4L);
  }

  private static RoomEvent event(UUID roomId, long seq, Instant at) {
    return RoomEvent.newBuilder()
        .setRoomId(roomId.toString())
        .setEpoch("mi000000")
        .setSeq(seq)
        .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))
        .setEventClass(EventClass.EVENT_CLASS_DURABLE)
        .setGiftShown(GiftShown.newBuilder().setGiftId("rose").setCoins(1))
        .build();
  }

  private void setGoal(UUID roomId) {
    mia.request()
        .contentType("application/json")
        .body("{\"title\": \"A song\", \"subGoals\": [{\"target\": 5}]}")
        .post("/v1/rooms/{id}/goals", roomId)
        .then()
        .statusCode(201);
  }

  /// Gifts of 1, 2, 3 … coins.
  private static void charge(UUID roomId, int count) {
    try (var wallet = new Wallet(SLOT)) {
      for (int coins = 1; coins <= count; coins++) {
        wallet.charge(roomId, coins);
      }
    }
  }

  private void awaitEvents(UUID roomId, int count) {
    await().untilAsserted(() -> events(roomId).body("items", hasSize(count)));
  }

  private ValidatableResponse events(UUID roomId) {
    return page(roomId, "");
  }

  private ValidatableResponse page(UUID roomId, String query) {
    return mia.request().get("/v1/rooms/" + roomId + "/events" + query).then().statusCode(200);
  }

  private static RequestSpecification operator() {
    var token = SuiteResource.issuer().personToken(UUID.randomUUID(), "Oscar", "operator");
    return given().auth().oauth2(token);
  }

  private static void refused(RequestSpecification by, UUID roomId, int status, String code) {
    by.get("/v1/rooms/{id}/events", roomId).then().statusCode(status).body("code", equalTo(code));
  }
}
