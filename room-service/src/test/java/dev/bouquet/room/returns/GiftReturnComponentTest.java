package dev.bouquet.room.returns;

import static dev.bouquet.room.support.WalletProcess.WALLET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.WalletProcess;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RoomComponent
class GiftReturnComponentTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ShownGifts room = new ShownGifts();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private boolean walletDown;

  @Inject ReturnStore store;

  @AfterEach
  void walletIsBack() {
    room.close();
    WALLET.turnAway(false);
    if (walletDown) {
      WalletProcess.PROCESS.start();
    }
  }

  @Test
  void giftsOfTheWindowAndThoseStillShownGoBackAndNoOthers() {
    var tooOld = room.gift(now.minus(WINDOW).minusMillis(1));
    var oldest = room.gift(now.minus(WINDOW));
    UUID elsewhere;
    try (var other = new ShownGifts()) {
      elsewhere = other.gift(now.minusMillis(2));
    }
    var newest = room.gift(now.minusMillis(1));
    room.suspension(now);
    var late = room.lateGift(now.plusMillis(1));
    var afterLifting = room.gift(now.plusMillis(2));
    var latest = room.lateGift(now.plusMillis(3));

    await().atMost(PATIENCE).until(() -> WALLET.left(latest) == 0);

    await().atMost(PATIENCE).until(() -> statuses().stream().noneMatch("PENDING"::equals));
    assertThat(returns())
        .extracting(one -> one.get("chargeId"))
        .containsExactly(latest.toString(), late.toString(), newest.toString(), oldest.toString());
    assertThat(List.of(oldest, newest, late)).allMatch(gift -> WALLET.left(gift) == 0);
    assertThat(List.of(tooOld, elsewhere, afterLifting))
        .allMatch(gift -> WALLET.left(gift) == ShownGifts.COINS);
  }

  @Test
  void whoASafeHavenBansGetsTheGiftsOfTheWindowAndThoseStillShownBack() throws Exception {
    var tooOld = room.gift(now.minus(WINDOW).minusMillis(1));
    var lately = room.gift(now.minusMillis(2));
    var ofSomebodyElse = room.giftOf("00000000-0000-7000-8000-00000000000d", now.minusMillis(1));
    var anonymous = room.giftOf("", now.minusMillis(1));
    room.ban(now, true);
    var late = room.unwelcomeGift(now.plusMillis(1));

    await().atMost(PATIENCE).until(() -> WALLET.left(late) == 0);

    awaitDone();
    assertThat(returns())
        .extracting(one -> one.get("chargeId"))
        .containsExactly(late.toString(), lately.toString());
    for (var gift : List.of(lately, late)) {
      var context = WALLET.requestsFor(gift).getFirst().getContext().unpack(GiftReversal.class);
      assertThat(context.getReason())
          .isEqualTo(GiftReversalReason.GIFT_REVERSAL_REASON_SENDER_BANNED);
    }
    assertThat(List.of(tooOld, ofSomebodyElse, anonymous))
        .allMatch(gift -> WALLET.left(gift) == ShownGifts.COINS);
  }

  @Test
  void elsewhereABanLeavesGiftsWhereTheyAre() {
    var gift = room.gift(now.minusMillis(1));
    room.ban(now, false);
    var last = room.lateGift(now.plusMillis(1));

    await().atMost(PATIENCE).until(() -> WALLET.left(last) == 0);

    assertThat(WALLET.left(gift)).isEqualTo(ShownGifts.COINS);
  }

  @Test
  void theWalletIsToldWhichGiftGoesBackAndWhy() throws Exception {
    var gift = room.gift(now);
    room.suspension(now);

    awaitDone();

    var request = WALLET.requestsFor(gift).getFirst();
    assertThat(request.getReversalId()).isEqualTo(WalletClient.reversalId(gift).toString());
    assertThat(request.getRequestHash().size()).isEqualTo(32);
    assertThat(request.getAmount()).isZero();
    assertThat(request.getContext().unpack(GiftReversal.class))
        .isEqualTo(
            GiftReversal.newBuilder()
                .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED)
                .setRoomId(room.roomId.toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setSenderId("00000000-0000-7000-8000-00000000000b")
                .setSenderName("Ben")
                .setReceiverId("00000000-0000-7000-8000-00000000000c")
                .build());
    assertThat(returns().getFirst())
        .containsEntry("status", "RETURNED")
        .containsEntry("coins", (int) ShownGifts.COINS)
        .containsEntry("returnedCoins", (int) ShownGifts.COINS)
        .containsKey("reversedAt");
  }

  @Test
  void whileTheWalletIsAwayGiftsWaitAndThenGoBackOnce() {
    WalletProcess.PROCESS.kill();
    walletDown = true;
    var gifts = IntStream.range(0, 40).mapToObj(_ -> room.gift(now)).toList();
    room.suspension(now);
    await().atMost(PATIENCE).until(() -> statuses().size() == gifts.size());
    assertThat(statuses()).containsOnly("PENDING");

    WalletProcess.PROCESS.start();
    walletDown = false;

    awaitDone();
    assertThat(statuses()).containsOnly("RETURNED").hasSize(gifts.size());
    assertThat(gifts).allMatch(gift -> WALLET.left(gift) == 0);
  }

  @Test
  void aWalletThatTurnsCallsAwayIsAskedAgainUnderTheSameId() {
    WALLET.turnAway(true);
    var gift = room.gift(now);
    room.suspension(now);
    await().atMost(PATIENCE).until(() -> WALLET.requestsFor(gift).size() > 2);
    assertThat(statuses()).containsExactly("PENDING");

    WALLET.turnAway(false);

    awaitDone();
    assertThat(WALLET.requestsFor(gift))
        .hasSizeGreaterThan(3)
        .allMatch(request -> request.equals(WALLET.requestsFor(gift).getFirst()));
  }

  @Test
  void whatTheWalletRefusesIsDone() {
    var gone = room.gift(now.minusMillis(2));
    WALLET.charged(gone, 0);
    room.giftWithoutACharge(now.minusMillis(1));
    room.suspension(now);

    awaitDone();

    assertThat(returns())
        .extracting(one -> one.get("status"), one -> one.get("refusedWith"))
        .containsExactly(
            tuple("REFUSED", "TRANSFER_NOT_FOUND"), tuple("REFUSED", "ALREADY_REVERSED"));
  }

  @Test
  void eventsThatComeTwiceAskTheWalletOnce() {
    var gift = room.gift(now);
    room.suspension(now);
    var late = room.lateGift(now);
    awaitDone();

    room.suspension(now);
    room.write(room.giftShown(late, now, GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED));
    var latest = room.lateGift(now);
    await().atMost(PATIENCE).until(() -> WALLET.left(latest) == 0);

    assertThat(WALLET.requestsFor(gift)).hasSize(1);
    assertThat(WALLET.requestsFor(late)).hasSize(1);
  }

  @Test
  void aProcessThatDiedBeforeItMarkedAGiftAsDoneDoesNoHarm() throws Exception {
    var gift = room.gift(now);
    room.suspension(now);
    awaitDone();

    forgetOutcome(gift);

    await().atMost(PATIENCE).until(() -> WALLET.requestsFor(gift).size() == 2);
    awaitDone();
    assertThat(returns().getFirst())
        .containsEntry("status", "RETURNED")
        .containsEntry("returnedCoins", (int) ShownGifts.COINS);
    assertThat(WALLET.requestsFor(gift))
        .extracting(ReverseRequest::getReversalId)
        .containsOnly(WalletClient.reversalId(gift).toString());
  }

  @Test
  void whatOnePodHasTakenAnotherLeaves() throws Exception {
    var suspended = GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED;
    var gift = GiftToReturn.of(room.giftShown(Ids.next(), now, suspended), suspended);
    store.insert(IntStream.range(0, 200).mapToObj(_ -> another(gift)).toList());
    var taken = new ArrayList<UUID>();

    try (var pods = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<GiftToReturn>> take = () -> store.takeDue(20, Duration.ofHours(1));
      for (var found : pods.invokeAll(List.of(take, take, take, take))) {
        found.resultNow().forEach(one -> taken.add(one.chargeId()));
      }
    }

    assertThat(taken).isNotEmpty().doesNotHaveDuplicates();
    await().atMost(PATIENCE).until(() -> pending() == taken.size());
    assertThat(taken).allMatch(one -> WALLET.requestsFor(one).isEmpty());
  }

  private static GiftToReturn another(GiftToReturn gift) {
    return new GiftToReturn(
        gift.reason(),
        Ids.next(),
        gift.roomId(),
        gift.giftId(),
        gift.giftName(),
        gift.senderId(),
        gift.senderName(),
        gift.quiet(),
        gift.receiverId(),
        gift.coins(),
        gift.shownAt());
  }

  private static void forgetOutcome(UUID gift) throws SQLException {
    try (var connection =
            DriverManager.getConnection(SuiteResource.jdbcUrl("room"), "room_owner", "room_owner");
        var update =
            connection.prepareStatement(
                """
                update gift_return set done_at = null, returned_coins = null, returned_at = null, due_at = now()
                 where charge_id = ?
                """)) {
      update.setObject(1, gift);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private long pending() throws SQLException {
    return store.ofRoom(room.roomId, ReturnPlace.FIRST, 1_000).stream()
        .filter(one -> ReturnView.of(one).status() == ReturnView.Status.PENDING)
        .count();
  }

  private void awaitDone() {
    await().atMost(PATIENCE).until(() -> !statuses().isEmpty() && !statuses().contains("PENDING"));
  }

  private List<Object> statuses() {
    return returns().stream().map(one -> one.get("status")).toList();
  }

  private List<Map<String, Object>> returns() {
    return given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(UUID.randomUUID(), "oscar", "operator"))
        .queryParam("pageSize", 100)
        .get("/v1/admin/rooms/{id}/returns", room.roomId)
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }
}
