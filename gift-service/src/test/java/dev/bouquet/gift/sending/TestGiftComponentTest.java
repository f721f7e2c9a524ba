package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GiftComponent
class TestGiftComponentTest {
  private static final String ROSES =
      """
      {"giftId": "rose", "quantity": 3, "message": "Is  this on?", "isTest": true}\
      """;

  @Test
  void isShownByTheRoomAndCostsNothing() {
    var show = Show.inRoom(RoomStatus.ROOM_STATUS_SCHEDULED, 1);
    var key = Ids.next();

    show.send(key, ROSES)
        .then()
        .statusCode(201)
        .body("id", equalTo(key.toString()))
        .body("receiverId", equalTo(show.hostId.toString()))
        .body("message", equalTo("Is this on?"))
        .body("coins", equalTo(0))
        .body("isTest", equalTo(true))
        .body("$", not(hasKey("balance")));

    assertThat(shownIn(show))
        .containsExactly(
            TestGift.newBuilder()
                .setId(key.toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setQuantity(3)
                .setSenderId(show.viewerId.toString())
                .setSenderName("ann")
                .setReceiverId(show.hostId.toString())
                .setMessage("Is this on?")
                .build());
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void saysWhetherItWasShownBefore() {
    var show = Show.live();
    answer(show, ShowTestGiftResponse.newBuilder().setReplayed(true));

    show.send(Ids.next(), ROSES).then().statusCode(201).header("Idempotency-Replayed", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_ROOM_MODERATOR, 403",
    "ROOM_ENDED, 422",
    "ROOM_SUSPENDED, 422",
    "KEY_REUSED, 422",
    "ROOM_NOT_FOUND, 404"
  })
  void whatTheRoomRefusesHasItsCode(String code, int status) {
    var show = Show.live();
    answer(show, ShowTestGiftResponse.newBuilder().setRefusedWith(code));

    show.send(Ids.next(), ROSES).then().statusCode(status).body("code", equalTo(code));
  }

  @Test
  void tooManyAreToldWhenToComeAgain() {
    var show = Show.live();
    var at = Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + 100);
    answer(
        show, ShowTestGiftResponse.newBuilder().setRefusedWith("TOO_MANY_MESSAGES").setRetryAt(at));

    String wait =
        show.send(Ids.next(), ROSES)
            .then()
            .statusCode(429)
            .body("code", equalTo("TOO_MANY_MESSAGES"))
            .extract()
            .header("Retry-After");
    assertThat(Integer.parseInt(wait)).isBetween(1, 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"isTest\":true,\"giftId\":\"no-such-gift\"} | GIFT_NOT_FOUND",
        "{\"isTest\":true,\"giftId\":\"rose\",\"message\":\"see example.com\"} | MESSAGE_HAS_LINK",
        "{\"isTest\":true,\"giftId\":\"rose\",\"receiverId\":\"00000000-0000-7000-8000-0000000000ff\"} | RECEIVER_NOT_ON_STAGE",
        "{\"isTest\":true,\"giftId\":\"rose\",\"quantity\":1000} | INVALID_REQUEST"
      })
  void whatNoGiftMayBeNoTestMayBeEither(String body, String code) {
    var show = Show.live();

    show.send(Ids.next(), body)
        .then()
        .statusCode(greaterThanOrEqualTo(400))
        .body("code", equalTo(code));

    assertThat(shownIn(show)).isEmpty();
  }

  private static List<TestGift> shownIn(Show show) {
    return OtherServices.ROOMS.testGifts(show.roomId.toString());
  }

  private static void answer(Show show, ShowTestGiftResponse.Builder answer) {
    OtherServices.ROOMS.answerTestGifts(show.roomId.toString(), answer.build());
  }
}
