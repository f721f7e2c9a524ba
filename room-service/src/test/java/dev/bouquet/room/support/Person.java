package dev.bouquet.room.support;

import static io.restassured.RestAssured.given;

import dev.bouquet.kit.test.SuiteResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/// A person with the role `viewer` and what they ask over REST.
public record Person(UUID id, String name) {

  public static Person named(String name) {
    return new Person(UUID.randomUUID(), name);
  }

  public RequestSpecification request() {
    return given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(id, name, "viewer"))
        .contentType("application/json");
  }

  public ValidatableResponse say(UUID roomId, String text) {
    return say(roomId, UUID.randomUUID(), text);
  }

  public ValidatableResponse say(UUID roomId, UUID key, String text) {
    return request()
        .header("Idempotency-Key", key)
        .body(Map.of("text", text))
        .post("/v1/rooms/{id}/messages", roomId)
        .then();
  }
}
