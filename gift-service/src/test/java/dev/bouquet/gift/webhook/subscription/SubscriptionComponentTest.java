package dev.bouquet.gift.webhook.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Webhook;
import dev.bouquet.kit.id.Ids;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class SubscriptionComponentTest {
  private static final String WEBHOOKS = "/v1/webhooks";
  private static final String URL = "https://93.184.215.14/hooks";

  private final Person cleo = Person.creator();

  @Test
  void theSecretIsShownOnceAndInNoList() {
    var key = key();

    create(cleo, key, Webhook.body(URL, "gift.reversed", "gift.received", "gift.received"))
        .statusCode(201)
        .body("id", equalTo(key))
        .body("url", equalTo(URL))
        .body("events", equalTo(List.of("gift.received", "gift.reversed")))
        .body("status", equalTo("ACTIVE"));

    var item = cleo.get(WEBHOOKS).getMap("items[0]");
    assertThat(item).containsOnlyKeys("id", "url", "events", "status", "createdAt");
    assertThat(item).containsEntry("id", key);
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndNoSecondOne() {
    var key = key();
    var body = Webhook.body(URL, "gift.received");
    String secret = create(cleo, key, body).statusCode(201).extract().path("secret");

    create(cleo, key, body)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("secret", equalTo(secret));
    create(cleo, key, Webhook.body(URL, "gift.reversed"))
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    create(Person.creator(), key, body).statusCode(422).body("code", equalTo("KEY_REUSED"));

    assertThat(cleo.get(WEBHOOKS).getList("items")).hasSize(1);
  }

  @Test
  void asManyAsTheLimitHoweverManyAreAskedForAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls =
          IntStream.range(0, 24)
              .mapToObj(_ ->
                  (Callable<Integer>)
                      () ->
                          create(cleo, key(), Webhook.body(URL, "gift.received"))
                              .extract()
                              .statusCode())
              .toList();
      var statuses = threads.invokeAll(calls).stream().map(call -> call.resultNow()).toList();
      assertThat(statuses).containsOnly(201, 422);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(10);
    }

    create(cleo, key(), Webhook.body(URL, "gift.received"))
        .statusCode(422)
        .body("code", equalTo("WEBHOOK_SUBSCRIPTION_LIMIT"))
        .body("limit", equalTo(10));
    String first = cleo.get(WEBHOOKS).getString("items[0].id");
    cleo.asks().delete(WEBHOOKS + "/" + first).then().statusCode(204);
    create(cleo, key(), Webhook.body(URL, "gift.received")).statusCode(201);
    var page = cleo.get(WEBHOOKS + "?pageSize=7");
    var rest = cleo.get(WEBHOOKS + "?pageToken=" + page.getString("nextPageToken"));
    assertThat(rest.getList("items")).hasSize(3);
    assertThat(rest.getString("nextPageToken")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.215.14/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00:ec2::254]/",
        "https://ann:secret@93.184.215.14/",
        "https://93.184.215.14:25/",
        "ftp://93.184.215.14/",
        "https://no-such-host.invalid/"
      })
  void refusesTargetsThatAreNobodysBusiness(String url) {
    create(cleo, key(), Webhook.body(url, "gift.received"))
        .statusCode(422)
        .body("code", equalTo("WEBHOOK_TARGET_NOT_ALLOWED"));
  }

  @Test
  void refusesWhatIsNoSubscription() {
    for (var body :
        Stream.of(
                "{}",
                Webhook.body("", "gift.received"),
                Webhook.body("hooks", "gift.received"),
                Webhook.body("https:///", "gift.received"),
                Webhook.body("https://93.184.215.14/" + "x".repeat(2_000), "gift.received"),
                Webhook.body(URL, "gift.stolen"),
                "{\"url\":\"%s\",\"events\":[]}".formatted(URL),
                "{\"url\":\"%s\",\"events\":[null]}".formatted(URL),
                "{\"url\":\"%s\",\"events\":[0]}".formatted(URL),
                "{\"url\":\"%s\",\"events\":[\"gift.received\"],\"secret\":\"x\"}".formatted(URL))
            .toList()) {
      create(cleo, key(), body).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }
    create(cleo, key(), Webhook.body("hooks", "gift.received"))
        .body("errors.pointer", hasItem("/url"));
    cleo.asks()
        .body(Webhook.body(URL, "gift.received"))
        .post(WEBHOOKS)
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
  }

  @Test
  void aDeletedOneStaysDeleted() {
    var key = key();
    var body = Webhook.body(URL, "gift.received");
    create(cleo, key, body).statusCode(201);
    cleo.asks().delete(WEBHOOKS + "/" + key).then().statusCode(204);

    create(cleo, key, body).statusCode(404).body("code", notFound());
    cleo.asks().delete(WEBHOOKS + "/" + key).then().statusCode(404).body("code", notFound());
    assertThat(cleo.get(WEBHOOKS).getList("items")).isEmpty();
  }

  @Test
  void rotationGivesANewSecretOncePerKey() {
    var webhook = Webhook.of(cleo, URL);
    var key = key();
    String second = rotate(cleo, webhook.id(), key).statusCode(200).extract().path("secret");

    assertThat(second).startsWith("whsec_").isNotEqualTo(webhook.secret());
    rotate(cleo, webhook.id(), key)
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("secret", equalTo(second));
    String third = rotate(cleo, webhook.id(), key()).extract().path("secret");
    assertThat(third).isNotEqualTo(second);
    for (int number = 0; number < 3; number++) {
      rotate(cleo, webhook.id(), key()).statusCode(200);
    }
    create(cleo, webhook.id(), Webhook.body(URL, "gift.received", "gift.reversed"))
        .statusCode(201)
        .body("secret", nullValue());
  }

  @Test
  void nobodyTouchesAnothersWebhook() {
    var webhook = Webhook.of(cleo, URL);
    var eve = Person.creator();
    var calls =
        List.of(
            eve.asks().delete(webhook.path()).then(),
            rotate(eve, webhook.id(), key()),
            eve.asks().post(webhook.path() + "/test").then(),
            eve.asks().get(webhook.path() + "/deliveries").then(),
            eve.asks().post(webhook.path() + "/deliveries/" + key() + "/replay").then(),
            cleo.asks().delete(WEBHOOKS + "/first").then(),
            cleo.asks().get(WEBHOOKS + "/" + key() + "/deliveries").then());

    for (var call : calls) {
      call.statusCode(404).body("code", notFound());
    }
    assertThat(eve.get(WEBHOOKS).getList("items")).isEmpty();
    given().get(WEBHOOKS).then().statusCode(401);
    Person.viewer().asks().get(WEBHOOKS).then().statusCode(403);
  }

  private static Matcher<String> notFound() {
    return equalTo("WEBHOOK_SUBSCRIPTION_NOT_FOUND");
  }

  private static ValidatableResponse create(Person creator, String key, String body) {
    return creator.asks().header("Idempotency-Key", key).body(body).post(WEBHOOKS).then();
  }

  private static ValidatableResponse rotate(Person creator, String id, String key) {
    return creator
        .asks()
        .header("Idempotency-Key", key)
        .post(WEBHOOKS + "/" + id + "/secret")
        .then();
  }

  private static String key() {
    return Ids.next().toString();
  }
}
