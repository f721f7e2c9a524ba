package dev.bouquet.room.returns;

import static dev.bouquet.room.support.WalletProcess.WALLET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Wallet;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class SuspensionComponentTest {
  private static final int SLOT = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UUID oscar = UUID.randomUUID();
  private final Creator mia = Creator.named("Mia");

  @Test
  void anOperatorSuspendsARoomAndLiftsItAndBothAreOnRecord() {
    var room = mia.liveRoom();

    suspend(room, "shows a scam")
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue())
        .body("status", equalTo("SUSPENDED"));
    suspend(room, "again").statusCode(200).header("Idempotency-Replayed", "true");
    lift(room).statusCode(200).body("status", equalTo("PAUSED"));
    lift(room).statusCode(200).header("Idempotency-Replayed", "true");

    asOperator()
        .get("/v1/admin/rooms/{id}/suspensions", room)
        .then()
        .statusCode(200)
        .body("items.act", contains("LIFT", "LIFT", "SUSPEND", "SUSPEND"))
        .body("items.outcome", contains("UNCHANGED", "DONE", "UNCHANGED", "DONE"))
        .body("items[3].reason", equalTo("shows a scam"))
        .body("items[0].reason", nullValue())
        .body("items[3].operatorId", equalTo(oscar.toString()));
  }

  @Test
  void aLiftWithoutAReasonNeedsNoBodyWhateverItsTypeIsSaidToBe() {
    var room = mia.liveRoom();
    suspend(room, "shows a scam").statusCode(200);

    asOperator()
        .contentType(ContentType.JSON)
        .delete("/v1/admin/rooms/{id}/suspension", room)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue());
    lift(room).statusCode(200).header("Idempotency-Replayed", "true");
  }

  @Test
  void whoLiftsASuspensionMaySayWhy() {
    var room = mia.liveRoom();
    suspend(room, "shows a scam").statusCode(200);

    asOperator()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "cleared"))
        .delete("/v1/admin/rooms/{id}/suspension", room)
        .then()
        .statusCode(200);

    asOperator()
        .get("/v1/admin/rooms/{id}/suspensions", room)
        .then()
        .body("items.reason", contains("cleared", "shows a scam"));
  }

  @Test
  void giftsShownBeforeAndWhileTheRoomIsSuspendedGoBackAndLaterOnesStay() {
    var room = mia.liveRoom();
    try (var wallet = new Wallet(SLOT)) {
      var before = charge(wallet, room);
      await().atMost(PATIENCE).until(() -> hasShown(room, 1));
      suspend(room, "shows a scam").statusCode(200);
      var during = charge(wallet, room);

      await().atMost(PATIENCE).until(() -> WALLET.left(before) == 0 && WALLET.left(during) == 0);
      lift(room).statusCode(200);
      var after = charge(wallet, room);

      await().atMost(PATIENCE).until(() -> hasShown(room, 3));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              asOperator()
                  .get("/v1/admin/rooms/{id}/returns", room)
                  .then()
                  .statusCode(200)
                  .body("items.chargeId", contains(during.toString(), before.toString()))
                  .body("items.status", contains("RETURNED", "RETURNED")));
      assertThat(WALLET.left(after)).isEqualTo(5);
    }
  }

  @Test
  void listsComeInPages() {
    var room = mia.liveRoom();
    suspend(room, "one").statusCode(200);
    lift(room).statusCode(200);

    var token =
        asOperator()
            .queryParam("pageSize", 1)
            .get("/v1/admin/rooms/{id}/suspensions", room)
            .then()
            .body("items.act", contains("LIFT"))
            .extract()
            .<String>path("nextPageToken");

    asOperator()
        .queryParam("pageSize", 1)
        .queryParam("pageToken", token)
        .get("/v1/admin/rooms/{id}/suspensions", room)
        .then()
        .body("items.act", contains("SUSPEND"))
        .body("nextPageToken", nullValue());
    asOperator()
        .queryParam("pageToken", "nonsense")
        .get("/v1/admin/rooms/{id}/returns", room)
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0007b"})
  void aReasonSaysSomething(String reason) {
    suspend(Ids.next(), reason).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void aReasonHasABound() {
    suspend(Ids.next(), "x".repeat(501)).statusCode(400);
  }

  @Test
  void aRoomThatIsNotThereCannotBeSuspended() {
    var nowhere = Ids.next();

    suspend(nowhere, "shows a scam").statusCode(404).body("code", equalTo("ROOM_NOT_FOUND"));

    asOperator()
        .get("/v1/admin/rooms/{id}/suspensions", nowhere)
        .then()
        .body("items.outcome", contains("ROOM_NOT_FOUND"));
    asOperator().get("/v1/admin/rooms/{id}/returns", nowhere).then().body("items", hasSize(0));
    asOperator().get("/v1/admin/rooms/lobby/returns").then().statusCode(404);
  }

  @Test
  void onlyOperatorsMay() {
    var room = mia.liveRoom();

    mia.request()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "because"))
        .post("/v1/admin/rooms/{id}/suspension", room)
        .then()
        .statusCode(403);
    mia.request().delete("/v1/admin/rooms/{id}/suspension", room).then().statusCode(403);
    mia.request().get("/v1/admin/rooms/{id}/returns", room).then().statusCode(403);
    given().get("/v1/admin/rooms/{id}/suspensions", room).then().statusCode(401);
  }

  private ValidatableResponse suspend(UUID room, String reason) {
    return asOperator()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post("/v1/admin/rooms/{id}/suspension", room)
        .then();
  }

  private ValidatableResponse lift(UUID room) {
    return asOperator().delete("/v1/admin/rooms/{id}/suspension", room).then();
  }

  private RequestSpecification asOperator() {
    return given().auth().oauth2(SuiteResource.issuer().personToken(oscar, "oscar", "operator"));
  }

  /// As the room's snapshot tells, of which there is none at first.
  private boolean hasShown(UUID room, int gifts) {
    return Integer.valueOf(gifts)
        .equals(mia.request().get("/v1/rooms/{id}/sustainability", room).path("gifts"));
  }

  private static UUID charge(Wallet wallet, UUID room) {
    var charged = wallet.nextCharge(room, 5);
    var id = UUID.fromString(charged.getChargeId());
    WALLET.charged(id, charged.getAmount());
    wallet.publish(charged);
    wallet.flush();
    return id;
  }
}
