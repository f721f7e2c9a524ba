package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RoomComponent
class TicketComponentTest {
  private final Creator mia = Creator.named("Mia");

  @Test
  void ticketTellsWhoItIsAndIsGoodForOneUse() throws Exception {
    var roomId = mia.liveRoom();
    var ticket = ticket(roomId, Map.of());
    try (var viewer = Viewer.withTicket(roomId, ticket)) {
      viewer.send(new JsonObject().put("t", "join"));
      assertThat(viewer.joined().getBoolean("recovered")).isFalse();
    }

    assertRefused(roomId, ticket);
  }

  @Test
  void ofManyWhoUseATicketAtOnceOneComesIn() {
    var roomId = mia.liveRoom();
    var ticket = ticket(roomId, Map.of());

    var attempts =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> isLetIn(roomId, ticket)))
            .toList();

    assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  @Test
  void ticketIsGoodForItsRoomOnly() {
    var ticket = ticket(mia.liveRoom(), Map.of());

    assertRefused(mia.liveRoom(), ticket);
  }

  @Test
  void ticketOfAnOriginIsGoodForItsPagesOnly() {
    var roomId = mia.liveRoom();

    assertRefused(roomId, ticket(roomId, Map.of("origin", "https://bouquet.example")));
  }

  @Test
  void inventedTicketIsRefused() {
    assertRefused(mia.liveRoom(), "invented");
  }

  @Test
  void ticketIsForPeopleWhoMayWatch() {
    var roomId = mia.liveRoom();
    var nobody = SuiteResource.issuer().personToken(UUID.randomUUID(), "Nobody");
    request().post("/v1/rooms/{id}/stream-tickets", roomId).then().statusCode(401);
    request()
        .auth()
        .oauth2(nobody)
        .post("/v1/rooms/{id}/stream-tickets", roomId)
        .then()
        .statusCode(403);
  }

  private static RequestSpecification request() {
    return RestAssured.given().contentType("application/json").body("{}");
  }

  private static String ticket(UUID roomId, Map<String, String> request) {
    return RestAssured.given()
        .auth()
        .oauth2(Viewer.token())
        .contentType("application/json")
        .body(request)
        .post("/v1/rooms/{id}/stream-tickets", roomId)
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  private static boolean isLetIn(UUID roomId, String ticket) {
    try (var _ = Viewer.withTicket(roomId, ticket)) {
      return true;
    } catch (InterruptedException | RuntimeException e) {
      return false;
    }
  }

  private static void assertRefused(UUID roomId, String ticket) {
    assertThatThrownBy(() -> Viewer.withTicket(roomId, ticket))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
  }
}
