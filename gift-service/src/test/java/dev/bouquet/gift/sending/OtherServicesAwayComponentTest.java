package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@GiftComponent
class OtherServicesAwayComponentTest {
  private boolean walletDown;
  private boolean roomsDown;

  @AfterEach
  void everybodyIsBack() {
    OtherServices.WALLET.turnAway(false);
    OtherServices.WALLET.answerAgain();
    if (walletDown) {
      OtherServices.WALLET_PROCESS.start();
    }
    if (roomsDown) {
      OtherServices.ROOM_PROCESS.start();
    }
  }

  @Test
  void whileTheWalletIsDownARetryWithTheSameKeySettlesOnceWhenItIsBack() {
    var show = Show.live();
    var key = Ids.next();
    killWallet();
    for (int i = 0; i < 5; i++) {
      isRetryLater(show.sendRose(key));
    }

    OtherServices.WALLET_PROCESS.start();
    walletDown = false;

    show.sendRose(key).then().statusCode(201);
    show.sendRose(key).then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void aWalletThatWasRestartedBetweenTwoGiftsIsNotNoticed() {
    var show = Show.live();
    show.sendRose(Ids.next()).then().statusCode(201);
    OtherServices.WALLET_PROCESS.kill();
    OtherServices.WALLET_PROCESS.start();

    show.sendRose(Ids.next()).then().statusCode(201);
  }

  @Test
  void anAnswerThatComesTooLateIsLearnedByAskingAgain() {
    var show = Show.live();
    var key = Ids.next();
    OtherServices.WALLET.stopAnswering();

    isRetryLater(show.sendRose(key));
    assertThat(show.balance()).isEqualTo(999);
    OtherServices.WALLET.answerAgain();

    show.sendRose(key).then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void aWalletThatTurnsCallsAwayIsNotCalledTwice() {
    var show = Show.live();
    var key = Ids.next();
    OtherServices.WALLET.turnAway(true);

    isRetryLater(show.sendRose(key));

    assertThat(OtherServices.WALLET.requestsFor(key.toString())).hasSize(1);
  }

  @Test
  void withoutRoomServiceAnUnknownRoomHasToWait() {
    var show = Show.live();
    var key = Ids.next();
    killRooms();

    isRetryLater(show.sendRose(key));

    assertThat(OtherServices.WALLET.requestsFor(key.toString())).isEmpty();
  }

  @Test
  void withoutRoomServiceWhatIsKnownCounts() {
    var live = Show.live();
    live.sendRose(Ids.next()).then().statusCode(201);
    var scheduled = Show.inRoom(ROOM_STATUS_SCHEDULED, 1);
    scheduled.sendRose(Ids.next()).then().statusCode(422);
    killRooms();

    live.sendRose(Ids.next()).then().statusCode(201);
    scheduled.sendRose(Ids.next()).then().statusCode(422).body("code", equalTo("ROOM_NOT_LIVE"));
  }

  @Test
  void withoutRoomServiceNobodyKnowsWhoFollows() {
    var followersOnly = RoomSettings.newBuilder().setFollowersOnlyGifts(true);
    var show = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setSettings(followersOnly));
    var key = Ids.next();
    show.sendRose(Ids.next()).then().body("code", equalTo("FOLLOWERS_ONLY_IN_ROOM"));
    killRooms();

    isRetryLater(show.sendRose(key));

    assertThat(OtherServices.WALLET.requestsFor(key.toString())).isEmpty();
    assertThat(show.balance()).isEqualTo(1_000);
  }

  private void killWallet() {
    OtherServices.WALLET_PROCESS.kill();
    walletDown = true;
  }

  private void killRooms() {
    OtherServices.ROOM_PROCESS.kill();
    roomsDown = true;
  }

  private static void isRetryLater(Response response) {
    response
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .body("code", equalTo("RETRY_LATER"));
    assertThat(response.time()).isLessThan(Duration.ofSeconds(3).toMillis());
  }
}
