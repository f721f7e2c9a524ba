package dev.bouquet.gift.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.bouquet.gift.support.Receiver.Message;
import dev.bouquet.kit.id.Ids;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.function.Predicate;

/// A creator's subscription.
public record Webhook(Person creator, String id, String secret) {
  public static Webhook of(Person creator, String url) {
    return of(creator, url, "gift.received", "gift.reversed");
  }

  public static Webhook of(Person creator, String url, String... events) {
    var answer =
        creator
            .asks()
            .header("Idempotency-Key", Ids.next().toString())
            .body(body(url, events))
            .post("/v1/webhooks")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Webhook(creator, answer.getString("id"), answer.getString("secret"));
  }

  public static String body(String url, String... events) {
    return "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(url, String.join("\",\"", events));
  }

  public String path() {
    return "/v1/webhooks/" + id;
  }

  public JsonPath deliveries() {
    return creator.get(path() + "/deliveries?pageSize=100");
  }

  /// Asks again until there are that many of that status.
  public JsonPath await(String status, int count) {
    return creator.awaitItems(path() + "/deliveries?pageSize=100&status=" + status, count);
  }

  public JsonPath await(Predicate<JsonPath> expected) {
    return creator.await(path() + "/deliveries?pageSize=100", expected);
  }

  /// As the library of Standard Webhooks signs it.
  public void assertSigned(List<Message> messages) throws WebhookSigningException {
    for (var message : messages) {
      var signature =
          new com.standardwebhooks.Webhook(secret)
              .sign(message.id(), Long.parseLong(message.timestamp()), message.body());
      assertThat(message.signature().split(" ")).contains(signature);
      assertThat(message.json().getString("id")).isEqualTo(message.id());
    }
  }
}
