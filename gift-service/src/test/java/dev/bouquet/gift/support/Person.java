package dev.bouquet.gift.support;

import static io.restassured.RestAssured.given;

import dev.bouquet.kit.test.SuiteResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Somebody with a role, and what they ask.
public record Person(UUID id, String role) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public static Person viewer() {
    return new Person(UUID.randomUUID(), "viewer");
  }

  public static Person creator() {
    return new Person(UUID.randomUUID(), "creator");
  }

  public static Person operator() {
    return new Person(UUID.randomUUID(), "operator");
  }

  public RequestSpecification asks() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(SuiteResource.issuer().personToken(id, role, role));
  }

  public JsonPath get(String path) {
    return asks().get(path).then().statusCode(200).extract().jsonPath();
  }

  /// Asks again until the answer is as expected.
  public JsonPath await(String path, Predicate<JsonPath> expected) {
    return Awaitility.await().atMost(PATIENCE).until(() -> get(path), expected);
  }

  /// Asks again until a list has so many items.
  public JsonPath awaitItems(String path, int count) {
    return await(path, answer -> answer.getList("items").size() == count);
  }
}
