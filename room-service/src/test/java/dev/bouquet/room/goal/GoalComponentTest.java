package dev.bouquet.room.goal;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Wallet;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class GoalComponentTest {
  private static final String ROSES_AND_COINS =
      """
      {"title": "Roses for Mia", "subGoals": [{"giftId": "rose", "target": 10}, {"target": 50}]}
      """;

  private final Creator mia = Creator.named("Mia");

  @Test
  void giftsBringTheGoalForwardUntilItIsReached() {
    var roomId = mia.liveRoom();
    set(mia, roomId, UUID.randomUUID(), ROSES_AND_COINS).statusCode(201);

    try (var wallet = new Wallet(0)) {
      wallet.charge(roomId, 12);
      wallet.flush();
      await()
          .untilAsserted(() -> goals(roomId).body("items[0].subGoals.progress", contains(12, 12)));
      wallet.charge(roomId, 40);
      wallet.flush();
      await().untilAsserted(() -> goals(roomId).body("items[0].reachedAt", notNullValue()));
    }
    leaderboard(roomId)
        .body("senders", equalTo(2))
        .body("topSenders.coins", contains(40, 12))
        .body("newestSenders", hasSize(2));
  }

  @Test
  void keyMakesAGoalRepeatable() {
    var roomId = mia.liveRoom();
    var key = UUID.randomUUID();

    set(mia, roomId, key, ROSES_AND_COINS).statusCode(201).body("id", equalTo(key.toString()));
    set(mia, roomId, key, ROSES_AND_COINS).statusCode(201).header("Idempotency-Replayed", "true");
  }

  @Test
  void goalIsChangedAndDropped() {
    var roomId = mia.liveRoom();
    var goalId = UUID.randomUUID();
    set(mia, roomId, goalId, ROSES_AND_COINS).statusCode(201);

    mia.request()
        .contentType("application/json")
        .body("{\"title\": \"More\", \"subGoals\": [{\"target\": 5}]}")
        .put("/v1/rooms/{id}/goals/{goal}", roomId, goalId)
        .then()
        .statusCode(204);
    await().untilAsserted(() -> goals(roomId).body("items.title", contains("More")));

    drop(roomId, goalId).statusCode(204);
    drop(roomId, goalId).statusCode(204).header("Idempotency-Replayed", "true");
    await().untilAsserted(() -> goals(roomId).body("items", empty()));
  }

  @Test
  void nobodyAsksForGiftsInASafeHavenOrInSomebodyElsesRoom() {
    var roomId = mia.liveRoom();
    set(Creator.named("Ben"), roomId, UUID.randomUUID(), ROSES_AND_COINS)
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_HOST"));

    mia.request()
        .contentType("application/json")
        .body("{\"safeHaven\": true}")
        .put("/v1/rooms/{id}/settings", roomId)
        .then()
        .statusCode(200);
    set(mia, roomId, UUID.randomUUID(), ROSES_AND_COINS)
        .statusCode(422)
        .body("code", equalTo("SAFE_HAVEN_ROOM"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\": \"a\", \"subGoals\": []}",
        "{\"title\": \"a\", \"subGoals\": [null]}",
        "{\"title\": \"a\", \"subGoals\": [{\"target\": 0}]}",
        "{\"title\": \"a\", \"subGoals\": [{\"giftId\": \"rose\"}]}",
        "{\"title\": \"\", \"subGoals\": [{\"target\": 1}]}"
      })
  void goalThatMakesNoSenseIsMalformed(String body) {
    set(mia, mia.liveRoom(), UUID.randomUUID(), body).statusCode(400);
  }

  @Test
  void hostSeesWhetherTheRoomLivesOnMany() {
    var roomId = mia.liveRoom();
    try (var wallet = new Wallet(1)) {
      wallet.charge(roomId, 30);
      wallet.charge(roomId, 10);
      wallet.flush();
    }

    await()
        .untilAsserted(() ->
            sustainability(mia, roomId)
                .statusCode(200)
                .body("gifts", equalTo(2))
                .body("givers", equalTo(2))
                .body("coins", equalTo(40))
                .body("topGiverShareBasisPoints", equalTo(7500))
                .body("medianGift.atLeastCoins", equalTo(8)));
    sustainability(Creator.named("Ben"), roomId)
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_HOST"));
  }

  private static ValidatableResponse sustainability(Creator who, UUID roomId) {
    return who.request().get("/v1/rooms/{id}/sustainability", roomId).then();
  }

  private static ValidatableResponse set(Creator who, UUID roomId, UUID key, String body) {
    return who.request()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/rooms/{id}/goals", roomId)
        .then();
  }

  private ValidatableResponse drop(UUID roomId, UUID goalId) {
    return mia.request().delete("/v1/rooms/{id}/goals/{goal}", roomId, goalId).then();
  }

  private static ValidatableResponse goals(UUID roomId) {
    return given().get("/v1/rooms/{id}/goals", roomId).then().statusCode(200);
  }

  private static ValidatableResponse leaderboard(UUID roomId) {
    return given().get("/v1/rooms/{id}/leaderboard", roomId).then().statusCode(200);
  }
}
