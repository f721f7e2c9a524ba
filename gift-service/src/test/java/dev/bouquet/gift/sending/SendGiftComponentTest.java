package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_ENDED;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_SCHEDULED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.payout.v1.SharePolicy;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GiftComponent
class SendGiftComponentTest {
  @Test
  void theReceiptSaysCoinsShareFeeAndBalance() {
    var show = Show.live();
    var key = Ids.next();

    var response = show.send(key, "{\"giftId\":\"rose\",\"quantity\":11}");

    response.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    var sentAt = response.jsonPath().getString("sentAt");
    assertThat(Instant.parse(sentAt)).isBefore(Instant.now());
    assertThat(response.asString())
        .isEqualTo(
            """
            {"id":"%s","roomId":"%s","receiverId":"%s","giftId":"rose","quantity":11,"anonymous":false,"quiet":false,\
            "unitPrice":1,"coins":11,\
            "share":{"policyVersion":1,"basisPoints":5000,"diamonds":5},\
            "receivers":[{"receiverId":"%s","coins":11,\
            "share":{"policyVersion":1,"basisPoints":5000,"diamonds":5},"fee":6}],\
            "fee":6,"balance":989,"limitsLeft":[],"sentAt":"%s"}\
            """
                .formatted(key, show.roomId, show.hostId, show.hostId, sentAt));
  }

  @Test
  void theReceiptSaysWhatTheLimitsLeave() {
    var show = Show.live();
    OtherServices.WALLET.setDayLeft(show.viewerId.toString(), 90);

    show.sendRose(Ids.next())
        .then()
        .body("limitsLeft.period", contains("DAY"))
        .body("limitsLeft.coins", contains(90))
        .body("limitsLeft.resetsAt", contains("2025-10-09T08:53:20Z"));
  }

  @Test
  void whoSpendsMuchInADayIsToldOnceEachTime() {
    var show = Show.live();
    OtherServices.WALLET.setBalance(show.viewerId.toString(), 100_000);
    var much = Ids.next();

    show.send(Ids.next(), "{\"giftId\":\"rose\",\"quantity\":999}")
        .then()
        .body("prompt", nullValue());
    show.send(much, "{\"giftId\":\"teddy-bear\",\"quantity\":200}")
        .then()
        .statusCode(201)
        .body("prompt.spentToday", equalTo(10_799))
        .body("prompt.breakDays", contains(1, 7, 30));
    show.send(much, "{\"giftId\":\"teddy-bear\",\"quantity\":200}")
        .then()
        .statusCode(201)
        .body("prompt", nullValue());
    show.sendRose(Ids.next()).then().body("prompt", nullValue());
    show.send(Ids.next(), "{\"giftId\":\"teddy-bear\",\"quantity\":200}")
        .then()
        .body("prompt.spentToday", equalTo(20_600));
  }

  @Test
  void theWalletGetsTheWholeGiftAsContext() throws Exception {
    var show = Show.live();
    var key = Ids.next();

    int panelVersion = given().get("/v1/gifts").path("version");
    show.send(key, "{\"giftId\":\"teddy-bear\",\"quantity\":2}").then().statusCode(201);

    var request = OtherServices.WALLET.requestsFor(key.toString()).getFirst();
    assertThat(request.getAmount()).isEqualTo(98);
    assertThat(request.getPayerId()).isEqualTo(show.viewerId.toString());
    assertThat(request.getOrderingKey()).isEqualTo(show.roomId.toString());
    assertThat(request.getRequestHash().size()).isEqualTo(32);
    var gift = request.getContext().unpack(GiftContext.class);
    assertThat(gift.toBuilder().clearSentAt().build())
        .isEqualTo(
            GiftContext.newBuilder()
                .setGiftId("teddy-bear")
                .setGiftName("Teddy bear")
                .setQuantity(2)
                .setUnitPrice(49)
                .setCoins(98)
                .setRoomId(show.roomId.toString())
                .setSenderId(show.viewerId.toString())
                .setSenderName("ann")
                .setReceiverId(show.hostId.toString())
                .setSharePolicyVersion(1)
                .setShareBasisPoints(5_000)
                .setCatalogVersion(panelVersion)
                .build());
  }

  @Test
  void theComboIsInContextAndReceipt() throws Exception {
    var show = Show.live();
    var key = Ids.next();
    var combo = UUID.randomUUID();

    show.send(key, inCombo(combo.toString().toUpperCase(Locale.ROOT)))
        .then()
        .statusCode(201)
        .body("comboId", equalTo(combo.toString()));

    var request = OtherServices.WALLET.requestsFor(key.toString()).getFirst();
    assertThat(request.getContext().unpack(GiftContext.class).getComboId())
        .isEqualTo(combo.toString());
  }

  @Test
  void anotherComboIsAnotherRequest() {
    var show = Show.live();
    var key = Ids.next();
    var combo = UUID.randomUUID().toString();
    show.send(key, inCombo(combo)).then().statusCode(201);

    show.send(key, inCombo(combo)).then().statusCode(201).header("Idempotency-Replayed", "true");
    show.send(key, inCombo(UUID.randomUUID().toString()))
        .then()
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    show.sendRose(key).then().statusCode(422).body("code", equalTo("KEY_REUSED"));
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void askingAgainGetsTheFirstAnswer() {
    var show = Show.live();
    var key = Ids.next();
    var first = show.sendRose(key);

    var again = show.send(key, "{\"giftId\":\"rose\",\"quantity\":1}");

    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void askingTwiceInParallelChargesOnce() {
    var show = Show.live();
    var keys = IntStream.range(0, 20).mapToObj(_ -> Ids.next()).toList();

    var answers =
        keys.parallelStream()
            .flatMap(key -> IntStream.range(0, 2).parallel().mapToObj(_ -> show.sendRose(key)))
            .toList();

    assertThat(answers).hasSize(40).allMatch(answer -> answer.statusCode() == 201);
    assertThat(show.balance()).isEqualTo(980);
  }

  @Test
  void aRetryAfterTheRoomHasEndedGetsTheFirstAnswer() {
    var show = Show.live();
    var key = Ids.next();
    var first = show.sendRose(key);
    show.publish(ROOM_STATUS_ENDED, 3);
    await().until(() -> show.sendRose(Ids.next()).statusCode() == 422);

    var again = show.sendRose(key);

    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  @Test
  void aReplayKeepsTheShareOfTheFirstTime() {
    var show = Show.live();
    var key = Ids.next();
    var first = show.sendRose(key);
    var policy =
        SharePolicy.newBuilder()
            .setPolicyId(show.hostId.toString())
            .setVersion(7)
            .setCreatorBasisPoints(9_000)
            .build();
    Show.publish("share-policies.v1", policy.getPolicyId(), policy.toByteArray());
    await().until(() -> show.sendRose(Ids.next()).jsonPath().getInt("share.basisPoints") == 9_000);

    assertThat(show.sendRose(key).asString()).isEqualTo(first.asString());
  }

  @Test
  void aRoomThatStartedAMomentAgoIsAskedForOnce() {
    var show = Show.inRoom(ROOM_STATUS_LIVE, 2);

    show.sendRose(Ids.next()).then().statusCode(201);
    show.sendRose(Ids.next()).then().statusCode(201);

    assertThat(OtherServices.ROOMS.timesAskedFor(show.roomId.toString())).isEqualTo(1);
  }

  @Test
  void aScheduledRoomMayHaveStartedMeanwhile() {
    var show = Show.inRoom(ROOM_STATUS_SCHEDULED, 1);
    show.sendRose(Ids.next()).then().statusCode(422).body("code", equalTo("ROOM_NOT_LIVE"));

    OtherServices.ROOMS.put(show.room(ROOM_STATUS_LIVE, 2));

    show.sendRose(Ids.next()).then().statusCode(201);
  }

  @Test
  void aRoomOnTheTopicIsNotAskedFor() {
    var show = new Show();
    OtherServices.WALLET.setBalance(show.viewerId.toString(), 1_000);
    show.publish(ROOM_STATUS_LIVE, 2);

    await().until(() -> show.sendRose(Ids.next()).statusCode() == 201);
    int asked = OtherServices.ROOMS.timesAskedFor(show.roomId.toString());
    show.sendRose(Ids.next()).then().statusCode(201);

    assertThat(OtherServices.ROOMS.timesAskedFor(show.roomId.toString())).isEqualTo(asked);
  }

  private static String inCombo(String comboId) {
    return "{\"giftId\":\"rose\",\"comboId\":\"%s\"}".formatted(comboId);
  }
}
