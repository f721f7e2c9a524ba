package dev.bouquet.room.follow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@RoomComponent
class FollowComponentTest {
  private final Creator mia = Creator.named("Mia");
  private final Person vera = Person.named("Vera");

  @Test
  void personFollowsACreatorAndLeavesAgain() {
    follow(vera).body("following", equalTo(false)).body("since", nullValue());

    begin(vera).statusCode(204).header("Idempotency-Replayed", nullValue());
    begin(vera).statusCode(204).header("Idempotency-Replayed", "true");
    begin(Person.named("Ben")).statusCode(204);

    follow(vera).body("following", equalTo(true)).body("since", endsWith("Z"));
    creator().body("id", equalTo(mia.id().toString())).body("followers", equalTo(2));

    end(vera).statusCode(204).header("Idempotency-Replayed", nullValue());
    end(vera).statusCode(204).header("Idempotency-Replayed", "true");
    follow(vera).body("following", equalTo(false));
    creator().body("followers", equalTo(1));
  }

  @Test
  void theRoomIsShownWhoBeginsToFollowAndWhoSharesItOnceEach() throws Exception {
    var roomId = mia.liveRoom();
    await()
        .untilAsserted(
            () -> given().get("/v1/rooms").then().body(containsString(roomId.toString())));
    try (var viewer = Viewer.joined(roomId)) {
      begin(vera).statusCode(204);
      var followed = viewer.ambient("gesture");
      end(vera).statusCode(204);
      begin(vera).statusCode(204);
      share(vera, roomId).statusCode(204).header("Idempotency-Replayed", nullValue());
      var shared = viewer.ambient("gesture");
      share(vera, roomId).statusCode(204).header("Idempotency-Replayed", "true");

      assertThat(followed.getString("kind")).isEqualTo("FOLLOW");
      assertThat(followed.getString("personId")).isEqualTo(vera.id().toString());
      assertThat(followed.getString("name")).isEqualTo("Vera");
      assertThat(shared.getString("kind")).isEqualTo("SHARE");
    }
  }

  @Test
  void aRoomThatIsNotOnAirIsNotShared() {
    share(vera, mia.scheduledRoom()).statusCode(422).body("code", equalTo("ROOM_NOT_LIVE"));
    share(vera, UUID.randomUUID()).statusCode(404).body("code", equalTo("ROOM_NOT_FOUND"));
    var roomId = mia.liveRoom();
    mia.request().put("/v1/rooms/{id}/bans/{person}", roomId, vera.id()).then().statusCode(204);
    share(vera, roomId).statusCode(403).body("code", equalTo("BANNED"));
  }

  private static ValidatableResponse share(Person person, UUID roomId) {
    return person.request().put("/v1/rooms/{id}/share", roomId).then();
  }

  @Test
  void sameFollowTwiceInParallelIsOne() throws Exception {
    Callable<String> request = () -> begin(vera).extract().header("Idempotency-Replayed");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long fresh = 0;
      for (var answer : threads.invokeAll(Collections.nCopies(8, request))) {
        fresh += answer.get() == null ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    }
    creator().body("followers", equalTo(1));
  }

  @Test
  void nobodyFollowsThemselves() {
    mia.request()
        .put("/v1/creators/{id}/follow", mia.id())
        .then()
        .statusCode(422)
        .body("code", equalTo("SELF_FOLLOW"));
  }

  @Test
  void creatorsHaveUuids() {
    given()
        .get("/v1/creators/mia")
        .then()
        .statusCode(404)
        .body("code", equalTo("CREATOR_NOT_FOUND"));
  }

  @Test
  void withoutATokenNobodyFollows() {
    given().put("/v1/creators/{id}/follow", UUID.randomUUID()).then().statusCode(401);
  }

  private ValidatableResponse begin(Person person) {
    return person.request().put("/v1/creators/{id}/follow", mia.id()).then();
  }

  private ValidatableResponse end(Person person) {
    return person.request().delete("/v1/creators/{id}/follow", mia.id()).then();
  }

  private ValidatableResponse follow(Person person) {
    return person.request().get("/v1/creators/{id}/follow", mia.id()).then().statusCode(200);
  }

  private ValidatableResponse creator() {
    return given().get("/v1/creators/{id}", mia.id()).then().statusCode(200);
  }
}
