package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Receiver;
import dev.bouquet.gift.support.Webhook;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What creators see and ask of their deliveries.
@GiftComponent
class DeliveryAnswersComponentTest {
  private final Person ann = Person.viewer();
  private final Person cleo = Person.creator();
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void isDeadAfterTheLastAttemptAndCanBeReplayed() throws Exception {
    receiver.answer(_ -> 503);
    var webhook = Webhook.of(cleo, receiver.url());
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));
    var dead = webhook.await("DEAD", 1);
    assertThat(receiver.messages()).hasSize(4);
    assertThat(dead.getInt("items[0].lastStatusCode")).isEqualTo(503);
    assertThat(dead.getString("items[0].lastError")).isEqualTo("The target answered 503.");
    assertThat(dead.getString("items[0].endedAt")).isNotNull();
    receiver.answer(_ -> 200);

    replay(webhook, dead.getString("items[0].id"))
        .statusCode(202)
        .body("status", equalTo("PENDING"))
        .body("nextAttemptAt", notNullValue());

    var delivered = webhook.await("DELIVERED", 1);
    assertThat(delivered.getInt("items[0].attempts")).isEqualTo(5);
    assertThat(receiver.messages()).extracting(Receiver.Message::id).hasSize(5);
    assertThat(receiver.messages().stream().map(Receiver.Message::id).distinct()).hasSize(1);
    replay(webhook, delivered.getString("items[0].id")).statusCode(202);
    receiver.await(6);
    webhook.assertSigned(receiver.messages());
    replay(webhook, UUID.randomUUID().toString())
        .statusCode(404)
        .body("code", equalTo("WEBHOOK_DELIVERY_NOT_FOUND"));
    replay(webhook, "first").statusCode(404).body("code", equalTo("WEBHOOK_DELIVERY_NOT_FOUND"));
  }

  @Test
  void aTargetThatIsGoneIsLeftAloneUntilItTakesATest() {
    receiver.answer(_ -> 410);
    var webhook = Webhook.of(cleo, receiver.url());
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));
    var dead = webhook.await("DEAD", 1);

    assertThat(cleo.get("/v1/webhooks").getString("items[0].status")).isEqualTo("DISABLED");
    replay(webhook, dead.getString("items[0].id"))
        .statusCode(422)
        .body("code", equalTo("WEBHOOK_SUBSCRIPTION_DISABLED"));
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 11));
    cleo.awaitItems("/v1/me/gifts/received", 2);
    assertThat(webhook.deliveries().getList("items")).hasSize(1);

    receiver.answer(_ -> 200);
    test(webhook).statusCode(200).body("delivered", equalTo(true));

    assertThat(cleo.get("/v1/webhooks").getString("items[0].status")).isEqualTo("ACTIVE");
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 12));
    webhook.await("DELIVERED", 1);
  }

  @Test
  void aTestSaysWhatCameOfIt() throws Exception {
    var webhook = Webhook.of(cleo, receiver.url());

    test(webhook).statusCode(200).body("delivered", equalTo(true)).body("statusCode", equalTo(204));

    var message = receiver.messages().getFirst();
    webhook.assertSigned(List.of(message));
    assertThat(message.json().getString("type")).isEqualTo("webhook.test");
    assertThat(message.json().getString("data.subscriptionId")).isEqualTo(webhook.id());
    test(webhook)
        .statusCode(429)
        .header("Retry-After", "1")
        .body("code", equalTo("WEBHOOK_TEST_TOO_SOON"));
    receiver.close();
    var deaf = Webhook.of(cleo, receiver.url());
    test(deaf)
        .statusCode(200)
        .body("delivered", equalTo(false))
        .body("error", equalTo("The target takes no connection."));
    assertThat(deaf.deliveries().getList("items")).isEmpty();
  }

  @Test
  void listsByPagesAndStatus() {
    var webhook = Webhook.of(cleo, receiver.url());
    for (int number = 1; number <= 5; number++) {
      Charges.publish(Charges.rose(ann.id(), cleo.id(), number));
      webhook.await("DELIVERED", number);
    }

    var first = cleo.get(webhook.path() + "/deliveries?pageSize=3&status=DELIVERED");
    var second =
        cleo.get(
            webhook.path()
                + "/deliveries?pageSize=3&status=DELIVERED&pageToken="
                + first.getString("nextPageToken"));

    assertThat(first.getList("items")).hasSize(3);
    assertThat(second.getList("items")).hasSize(2);
    assertThat(second.getString("nextPageToken")).isNull();
    assertThat(second.getString("items[1].id")).isEqualTo(receiver.messages().getFirst().id());
    assertThat(cleo.get(webhook.path() + "/deliveries?status=DEAD").getList("items")).isEmpty();
    cleo.asks()
        .get(webhook.path() + "/deliveries?status=LOST")
        .then()
        .statusCode(400)
        .body("code", equalTo("WEBHOOK_DELIVERY_STATUS_UNKNOWN"));
    cleo.asks()
        .get(webhook.path() + "/deliveries?pageToken=none")
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
  }

  private static ValidatableResponse replay(Webhook webhook, String id) {
    return webhook.creator().asks().post(webhook.path() + "/deliveries/" + id + "/replay").then();
  }

  private static ValidatableResponse test(Webhook webhook) {
    return webhook.creator().asks().post(webhook.path() + "/test").then();
  }
}
