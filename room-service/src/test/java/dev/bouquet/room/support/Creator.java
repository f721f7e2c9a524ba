package dev.bouquet.room.support;

import static io.restassured.RestAssured.given;

import dev.bouquet.kit.test.SuiteResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/// A person with the role `creator` and what they ask over REST.
public record Creator(UUID id, String name) {

  public static Creator named(String name) {
    return new Creator(UUID.randomUUID(), name);
  }

  public String token() {
    return SuiteResource.issuer().personToken(id, name, "creator");
  }

  public RequestSpecification request() {
    return given().auth().oauth2(token());
  }

  /// A room that is on air.
  public UUID liveRoom() {
    var roomId = scheduledRoom();
    start(roomId).statusCode(200);
    return roomId;
  }

  public UUID scheduledRoom() {
    return UUID.fromString(
        request()
            .contentType("application/json")
            .body(Map.of("title", "Evening show"))
            .post("/v1/rooms")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  public ValidatableResponse start(UUID roomId) {
    return request().post("/v1/rooms/{id}/start", roomId).then();
  }

  public ValidatableResponse end(UUID roomId) {
    return request().post("/v1/rooms/{id}/end", roomId).then();
  }
}
