package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Receiver;
import dev.bouquet.gift.support.TestNames;
import dev.bouquet.gift.support.Webhook;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GiftComponent
class DeliveryComponentTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

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
  void tellsOfAGiftOnceSignedAndAsDocumented() throws Exception {
    var webhook = Webhook.of(cleo, receiver.url());
    var combo = Ids.next().toString();
    var room = Ids.next().toString();
    var gift =
        Charges.gift(
            ann.id(),
            cleo.id(),
            10,
            AT,
            context ->
                context
                    .setRoomId(room)
                    .setComboId(combo)
                    .setMessage("Grüße \uD83C\uDF39")
                    .setQuiet(true));

    Charges.publish(gift, gift);

    webhook.await("DELIVERED", 1);
    var message = receiver.await(1).getFirst();
    webhook.assertSigned(receiver.messages());
    assertThat(message.path()).isEqualTo("/hooks?of=ann");
    assertThat(message.host()).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(message.body())
        .isEqualTo(
            """
            {"id":"%s","type":"gift.received","timestamp":"2026-11-20T10:00:00Z","data":{\
            "id":"%s","receiverId":"%s","roomId":"%s","senderId":"%s","senderName":"ann",\
            "giftId":"rose","giftName":"Rose","quantity":1,"coins":10,"message":"Grüße \uD83C\uDF39",\
            "anonymous":false,"quiet":true,"comboId":"%s","sentAt":"2026-11-20T10:00:00Z"}}\
            """
                .formatted(message.id(), gift.getChargeId(), cleo.id(), room, ann.id(), combo));
    var delivery = webhook.deliveries().getMap("items[0]");
    assertThat(delivery)
        .containsEntry("id", message.id())
        .containsEntry("type", "gift.received")
        .containsEntry("attempts", 1)
        .containsEntry("lastStatusCode", 204)
        .doesNotContainKeys("lastError", "nextAttemptAt");
    // One that comes later has been told of everything before it.
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 1));
    webhook.await("DELIVERED", 2);
    assertThat(receiver.messages()).hasSize(2);
  }

  @Test
  void namesNobodyWhoGaveAnonymously() {
    var webhook = Webhook.of(cleo, receiver.url());

    Charges.publish(
        Charges.gift(ann.id(), cleo.id(), 10, AT, context -> context.setAnonymous(true)));

    webhook.await("DELIVERED", 1);
    var body = receiver.messages().getFirst().body();
    assertThat(body).contains("\"anonymous\":true").doesNotContain("sender", ann.id().toString());
  }

  @Test
  void tellsEachReceiverOfTheirPartAndOfWhatWentBack() {
    var dan = Person.creator();
    var cleos = Webhook.of(cleo, receiver.url());
    var dans = Webhook.of(dan, receiver.url(), "gift.reversed");
    var gift =
        Charges.gift(
            ann.id(),
            cleo.id(),
            10,
            AT,
            context ->
                context.addParts(Charges.part(cleo.id(), 6)).addParts(Charges.part(dan.id(), 4)));

    Charges.publish(Charges.reversal(gift, 5));
    Charges.publish(gift);

    cleos.await("DELIVERED", 2);
    dans.await("DELIVERED", 1);
    assertThat(coinsOf(cleo, "gift.received")).isEqualTo(Map.of("coins", 6));
    assertThat(coinsOf(cleo, "gift.reversed")).isEqualTo(Map.of("coins", 6, "takenBackCoins", 3));
    assertThat(coinsOf(dan, "gift.reversed")).isEqualTo(Map.of("coins", 4, "takenBackCoins", 2));
    Charges.publish(Charges.reversal(gift, 5));
    dans.await("DELIVERED", 2);
  }

  @Test
  void sendsAgainUntilItIsTaken() throws Exception {
    receiver.answer(count -> count < 3 ? 500 : 200);
    var webhook = Webhook.of(cleo, receiver.url());

    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));

    var delivery = webhook.await("DELIVERED", 1);
    assertThat(delivery.getInt("items[0].attempts")).isEqualTo(3);
    var messages = receiver.messages();
    assertThat(messages).extracting(Receiver.Message::id).containsOnly(messages.getFirst().id());
    assertThat(messages)
        .extracting(Receiver.Message::body)
        .containsOnly(messages.getFirst().body());
    webhook.assertSigned(messages);
  }

  @Test
  void doesNotFollowRedirects() {
    receiver.answer(_ -> 302);
    var webhook = Webhook.of(cleo, receiver.url());

    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));

    webhook.await("DEAD", 1);
    assertThat(receiver.messages())
        .hasSize(4)
        .extracting(Receiver.Message::path)
        .containsOnly("/hooks?of=ann");
  }

  @Test
  void aTargetThatMovedToAPrivateAddressIsNotConnectedTo() {
    var host = "moving-%s.test".formatted(cleo.id());
    TestNames.put(host, "127.0.0.1");
    var webhook = Webhook.of(cleo, "http://%s:%d/".formatted(host, receiver.port()));
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));
    webhook.await("DELIVERED", 1);
    assertThat(receiver.messages().getFirst().host()).isEqualTo(host + ":" + receiver.port());

    TestNames.put(host, "10.0.0.1");
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));

    var dead = webhook.await("DEAD", 1);
    assertThat(dead.getString("items[0].lastError"))
        .isEqualTo("The host's address is not on the public internet.");
    assertThat(dead.getMap("items[0]")).doesNotContainKey("lastStatusCode");
    assertThat(receiver.messages()).hasSize(1);
  }

  @Test
  void aNewSecretSignsBesideTheOldOne() throws Exception {
    var webhook = Webhook.of(cleo, receiver.url());
    String secret =
        cleo.asks()
            .header("Idempotency-Key", Ids.next().toString())
            .post(webhook.path() + "/secret")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");

    Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));

    var messages = receiver.await(1);
    webhook.assertSigned(messages);
    new Webhook(cleo, webhook.id(), secret).assertSigned(messages);
    assertThat(messages.getFirst().signature()).matches("v1,[^ ]{44} v1,[^ ]{44}");
  }

  @Test
  void aSlowTargetHoldsUpNobodyElse() {
    try (var hanging = HangingTarget.start()) {
      var slow = Webhook.of(Person.creator(), hanging.url());
      var webhook = Webhook.of(cleo, receiver.url());
      var gifts = 20;
      IntStream.range(0, gifts)
          .forEach(_ -> Charges.publish(Charges.rose(ann.id(), slow.creator().id(), 1)));
      slow.await(page -> page.getList("items").size() == gifts);
      hanging.awaitConnection();

      Charges.publish(Charges.rose(ann.id(), cleo.id(), 10));
      webhook.await("DELIVERED", 1);

      assertThat(hanging.mostAtOnce()).isBetween(1, 4);
      var waiting = slow.deliveries();
      assertThat(waiting.getList("items.findAll { it.status == 'PENDING' }")).isNotEmpty();
      slow.await(
          page -> page.getList("items.lastError").contains("The target did not answer in time."));
    }
  }

  private Map<String, Object> coinsOf(Person creator, String type) {
    var data =
        receiver.messages().stream()
            .map(Receiver.Message::json)
            .filter(message -> message.getString("type").equals(type))
            .filter(message -> message.getString("data.receiverId").equals(creator.id().toString()))
            .findFirst()
            .orElseThrow()
            .<String, Object>getMap("data");
    data.keySet().retainAll(List.of("coins", "takenBackCoins"));
    return data;
  }
}
