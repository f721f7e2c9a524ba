package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_PAUSED;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import org.junit.jupiter.api.Test;

@GiftComponent
class RoomRulesComponentTest {
  private static final int STATUS_OF_TOMORROW = 99;

  @Test
  void aPausedRoomTakesGifts() {
    Show.inRoom(ROOM_STATUS_PAUSED, 3).sendRose(Ids.next()).then().statusCode(201);
  }

  @Test
  void aSuspendedRoomTakesNoneUntilTheSuspensionIsLifted() {
    var show = Show.live();
    show.sendRose(Ids.next()).then().statusCode(201);
    show.publish(ROOM_STATUS_SUSPENDED, 3);
    await().until(() -> show.sendRose(Ids.next()).statusCode() == 422);
    long before = show.balance();

    isRefused(show, "{\"giftId\":\"rose\"}", 422, "ROOM_SUSPENDED");

    assertThat(show.balance()).isEqualTo(before);
    show.publish(ROOM_STATUS_LIVE, 4);
    await().until(() -> show.sendRose(Ids.next()).statusCode() == 201);
  }

  @Test
  void aGiftMayCostAsMuchAsTheRoomTakesAndNoMore() {
    var bound = RoomSettings.newBuilder().setMaxGiftCoins(10);
    var show = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(bound));

    isRefused(show, "{\"giftId\":\"rose\",\"quantity\":11}", 422, "GIFT_ABOVE_ROOM_LIMIT");

    assertThat(show.balance()).isEqualTo(1_000);
    show.send(Ids.next(), "{\"giftId\":\"rose\",\"quantity\":10}").then().statusCode(201);
  }

  @Test
  void whoIsBannedGivesNothing() {
    var show = Show.live();
    var record = show.room(ROOM_STATUS_LIVE, 3).toBuilder().addBannedIds(show.viewerId.toString());
    Show.publish("rooms.v1", show.roomId.toString(), record.build().toByteArray());
    await().until(() -> show.sendRose(Ids.next()).statusCode() == 403);
    long before = show.balance();

    isRefused(show, "{\"giftId\":\"rose\"}", 403, "BANNED_FROM_ROOM");

    assertThat(show.balance()).isEqualTo(before);
  }

  @Test
  void aStatusOfALaterVersionDoesNotStopTheProjection() {
    var odd = new Show();
    var strange = odd.room(ROOM_STATUS_LIVE, 5).toBuilder().setStatusValue(STATUS_OF_TOMORROW);
    Show.publish("rooms.v1", odd.roomId.toString(), strange.build().toByteArray());

    await().until(() -> odd.sendRose(Ids.next()).statusCode() == 422);

    isRefused(odd, "{\"giftId\":\"rose\"}", 422, "ROOM_NOT_LIVE");
    var next = Show.live();
    next.publish(ROOM_STATUS_SUSPENDED, 3);
    await().until(() -> next.sendRose(Ids.next()).statusCode() == 422);
  }

  /// The same again, since a refusal is final for its key.
  private static void isRefused(Show show, String gift, int status, String code) {
    var key = Ids.next();
    show.send(key, gift).then().statusCode(status).body("code", equalTo(code));
    show.send(key, gift)
        .then()
        .statusCode(status)
        .body("code", equalTo(code))
        .header("Idempotency-Replayed", "true");
  }
}
