package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_PAUSED;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.GiftShare;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GiftComponent
class RoomRulesComponentTest {
  private static final int STATUS_OF_TOMORROW = 99;
  private static final String SAYING_HELLO = "{\"giftId\":\"rose\",\"message\":\"Hello!\"}";

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
  void aGiftCostsAMillionCoinsAtMostWhateverTheRoomTakes() {
    var show = Show.live();
    OtherServices.WALLET.setBalance(show.viewerId.toString(), 2_000_000);

    isRefused(show, "{\"giftId\":\"galaxy\",\"quantity\":34}", 422, "GIFT_TOO_EXPENSIVE");

    assertThat(show.balance()).isEqualTo(2_000_000);
    show.send(Ids.next(), "{\"giftId\":\"galaxy\",\"quantity\":33}").then().statusCode(201);
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
  void hostAndGuestsShareAGiftByTheRoomsRuleOrOneOfThemGetsIt() {
    var guest = UUID.randomUUID();
    var invited = UUID.randomUUID();
    var split =
        GiftSplit.newBuilder()
            .setRule(GiftSplitRule.GIFT_SPLIT_RULE_SHARES)
            .addShares(share(guest, 2_500))
            .addShares(share(invited, 7_500));
    var show =
        Show.inRoom(
            ROOM_STATUS_LIVE,
            2,
            room ->
                room.setLineup(
                    Lineup.newBuilder()
                        .addGuests(guest(guest, true))
                        .addGuests(guest(invited, false))
                        .setGiftSplit(split.addShares(share(room, 2_500)))));
    var key = Ids.next();
    var first = show.send(key, "{\"giftId\":\"rose\",\"quantity\":9}").then().statusCode(201);

    first
        .body("receiverId", nullValue())
        .body("receivers.receiverId", containsInAnyOrder(show.hostId.toString(), guest.toString()))
        .body("receivers.coins", containsInAnyOrder(4, 5))
        .body("coins", equalTo(9));
    assertThat(show.send(key, "{\"giftId\":\"rose\",\"quantity\":9}").asString())
        .isEqualTo(first.extract().asString());
    show.send(Ids.next(), "{\"giftId\":\"rose\",\"receiverId\":\"%s\"}".formatted(guest))
        .then()
        .statusCode(201)
        .body("receiverId", equalTo(guest.toString()))
        .body("receivers.coins", contains(1));
    assertThat(show.balance()).isEqualTo(990);
    isRefused(
        show,
        "{\"giftId\":\"rose\",\"receiverId\":\"%s\"}".formatted(invited),
        422,
        "RECEIVER_NOT_ON_STAGE");
    show.send(key, "{\"giftId\":\"rose\",\"quantity\":9,\"receiverId\":\"%s\"}".formatted(guest))
        .then()
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
    assertThat(show.balance()).isEqualTo(990);
  }

  @Test
  void whoIsMutedGivesWithoutWordsUntilTheyMaySpeakAgain() {
    var show = Show.live();
    var muted = MutedPerson.newBuilder().setPersonId(show.viewerId.toString());
    var record = show.room(ROOM_STATUS_LIVE, 3).toBuilder().addMuted(muted);
    Show.publish("rooms.v1", show.roomId.toString(), record.build().toByteArray());
    await().until(() -> show.send(Ids.next(), SAYING_HELLO).statusCode() == 403);
    long before = show.balance();

    isRefused(show, SAYING_HELLO, 403, "MUTED_IN_ROOM");

    assertThat(show.balance()).isEqualTo(before);
    show.sendRose(Ids.next()).then().statusCode(201);
    show.publish(ROOM_STATUS_LIVE, 4);
    await().until(() -> show.send(Ids.next(), SAYING_HELLO).statusCode() == 201);
  }

  @Test
  void theHostsBlockedWordsAndSilenceHoldForGiftsToo() {
    var words = RoomSettings.newBuilder().addBlockedWords("plumpit");
    var off = RoomSettings.newBuilder().setChatMode(ChatMode.CHAT_MODE_OFF);
    var picky = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(words));
    var silent = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(off));

    isRefused(
        picky,
        "{\"giftId\":\"rose\",\"message\":\"you P.L.U.M.P.I.T\"}",
        422,
        "MESSAGE_BLOCKED_IN_ROOM");
    isRefused(silent, SAYING_HELLO, 422, "MESSAGES_OFF_IN_ROOM");

    assertThat(picky.balance()).isEqualTo(1_000);
    assertThat(silent.balance()).isEqualTo(1_000);
    picky.send(Ids.next(), SAYING_HELLO).then().statusCode(201).body("message", equalTo("Hello!"));
    silent.sendRose(Ids.next()).then().statusCode(201);
  }

  @Test
  void aRoomForFollowersTakesGiftsFromThemAndItsModerators() {
    var settings = RoomSettings.newBuilder().setFollowersOnlyGifts(true);
    var show = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(settings));
    var key = Ids.next();

    show.sendRose(key).then().statusCode(403).body("code", equalTo("FOLLOWERS_ONLY_IN_ROOM"));

    assertThat(show.balance()).isEqualTo(1_000);
    OtherServices.ROOMS.follow(show.viewerId);
    var sent = Ids.next();
    show.sendRose(sent).then().statusCode(201);
    OtherServices.ROOMS.unfollow(show.viewerId);
    show.sendRose(sent).then().statusCode(201).header("Idempotency-Replayed", "true");
    show.sendRose(key).then().statusCode(403).body("code", equalTo("FOLLOWERS_ONLY_IN_ROOM"));
    assertThat(show.balance()).isEqualTo(999);

    var moderated = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(settings));
    var record =
        moderated.room(ROOM_STATUS_LIVE, 3).toBuilder()
            .setSettings(settings)
            .addModeratorIds(moderated.viewerId.toString());
    Show.publish("rooms.v1", moderated.roomId.toString(), record.build().toByteArray());
    await().until(() -> moderated.sendRose(Ids.next()).statusCode() == 201);
  }

  private static GiftShare.Builder share(UUID person, int basisPoints) {
    return GiftShare.newBuilder().setPersonId(person.toString()).setBasisPoints(basisPoints);
  }

  private static GiftShare.Builder share(Room.Builder room, int basisPoints) {
    return share(UUID.fromString(room.getHostId()), basisPoints);
  }

  private static Guest.Builder guest(UUID person, boolean isOnStage) {
    return Guest.newBuilder().setPersonId(person.toString()).setName("Gus").setOnStage(isOnStage);
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
