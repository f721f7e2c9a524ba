package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A gift from the wallet to the screen and into the creator's earnings.
class GiftPathE2E {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aGiftReachesEveryScreenAndTheCreatorsEarnings() {
    var alice = Person.login("alice").with1000MoreCoins();
    var bob = Person.login("bob");
    var cleo = Person.login("cleo");
    var room = cleo.liveRoom();
    long balance = alice.balance();
    var earned = cleo.get("/v1/earnings");

    try (var first = Viewer.join(alice, room);
        var second = Viewer.join(bob, room)) {
      var id = UUID.randomUUID();
      var receipt = alice.gift(room, id, "rose", 10);

      assertThat(receipt.status()).as(receipt.body().toString()).isEqualTo(201);
      assertThat(receipt.number("coins")).isEqualTo(10);
      assertThat(receipt.number("balance")).isEqualTo(balance - 10);
      assertThat(receipt.number("fee")).isEqualTo(5);
      assertThat(receipt.body().at("/share/diamonds").asLong()).isEqualTo(5);
      assertThat(receipt.body().at("/share/basisPoints").asLong()).isEqualTo(5_000);
      for (var viewer : List.of(first, second)) {
        await().atMost(PATIENCE).until(() -> viewer.gifts().equals(List.of(id.toString())));
        var gift = viewer.events().getLast().path("gift");
        assertThat(gift.path("senderName").asText()).isEqualTo("alice");
        assertThat(gift.path("giftName").asText()).isEqualTo("Rose");
        assertThat(gift.path("quantity").asLong()).isEqualTo(10);
      }
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          var now = cleo.get("/v1/earnings");
          assertThat(now.number("coins")).isEqualTo(earned.number("coins") + 10);
          assertThat(now.number("pendingDiamonds")).isEqualTo(earned.number("pendingDiamonds") + 5);
        });
    assertBooksBalance();
  }

  @Test
  void aViewerWhoComesBackMissesNothingAndSeesNothingTwice() {
    var alice = Person.login("alice").with1000MoreCoins();
    var room = Person.login("cleo").liveRoom();
    var sent = new ArrayList<String>();

    String epoch;
    long seq;
    try (var before = Viewer.join(alice, room)) {
      sent.add(send(alice, room));
      await().atMost(PATIENCE).until(() -> before.gifts().equals(sent));
      epoch = before.first("joined").path("epoch").asText();
      seq = before.seqs().getLast();
    }
    sent.add(send(alice, room));
    sent.add(send(alice, room));

    try (var after = Viewer.resume(alice, room, epoch, seq)) {
      assertThat(after.first("joined").path("recovered").asBoolean()).isTrue();
      sent.add(send(alice, room));
      await().atMost(PATIENCE).until(() -> after.gifts().equals(sent.subList(1, sent.size())));
      assertThat(after.seqs()).isEqualTo(dense(seq + 1, 3));
    }
  }

  @Test
  void everythingSentTwiceInParallelHappensOnce() {
    var bob = Person.login("bob").with1000MoreCoins();
    var room = Person.login("dan").liveRoom();
    long balance = bob.balance();
    var ids = new ArrayList<String>();
    var answers = new ArrayList<CompletableFuture<Answer>>();

    try (var viewer = Viewer.join(bob, room)) {
      for (int i = 0; i < 60; i++) {
        var id = UUID.randomUUID();
        ids.add(id.toString());
        for (int copy = 0; copy < 2; copy++) {
          answers.add(
              bob.postAsync(
                  "/v1/rooms/" + room + "/gifts", id, "{\"giftId\":\"rose\",\"quantity\":3}"));
        }
      }
      assertThat(answers).allSatisfy(a -> assertThat(a.join().status()).isEqualTo(201));
      assertThat(answers.stream().filter(a -> a.join().header("Idempotency-Replayed").isEmpty()))
          .hasSize(60);
      await().atMost(PATIENCE).until(() -> viewer.gifts().size() >= 60);
      assertThat(viewer.gifts()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(viewer.seqs()).isEqualTo(dense(viewer.seqs().getFirst(), 60));
    }
    assertThat(bob.balance()).isEqualTo(balance - 180);
    assertBooksBalance();
  }

  @Test
  void aRetryAfterTheRoomHasEndedGetsTheFirstAnswer() {
    var alice = Person.login("alice").with1000MoreCoins();
    var cleo = Person.login("cleo");
    var room = cleo.liveRoom();
    var id = UUID.randomUUID();
    var first = alice.gift(room, id, "rose", 1);

    assertThat(cleo.post("/v1/rooms/" + room + "/end", "").text("status")).isEqualTo("ENDED");
    await()
        .atMost(PATIENCE)
        .until(() -> alice.gift(room, UUID.randomUUID(), "rose", 1).code().equals("ROOM_NOT_LIVE"));
    var again = alice.gift(room, id, "rose", 1);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void twoRosesMakeOneDiamond() {
    var alice = Person.login("alice").with1000MoreCoins();
    var dan = Person.login("dan");
    var room = dan.liveRoom();
    long before = earnedAfterSettling(dan, 0);
    long coins = dan.get("/v1/earnings").number("coins");

    alice.gift(room, UUID.randomUUID(), "rose", 1);
    alice.gift(room, UUID.randomUUID(), "rose", 1);

    assertThat(earnedAfterSettling(dan, coins + 2)).isEqualTo(before + 1);
  }

  static void assertBooksBalance() {
    var report = Person.login("oscar").post("/v1/admin/reconciliations", "");
    assertThat(report.status()).as(report.body().toString()).isEqualTo(200);
    assertThat(report.body().path("balanced").asBoolean()).as(report.body().toString()).isTrue();
    assertThat(report.number("coinsCharged"))
        .isEqualTo(report.number("diamondsEarned") + report.number("platformFee"));
    assertThat(report.number("giftsCharged")).isEqualTo(report.number("giftsEarned"));
  }

  private static long earnedAfterSettling(Person creator, long coins) {
    await().atMost(PATIENCE).until(() -> creator.get("/v1/earnings").number("coins") >= coins);
    return creator.get("/v1/earnings").number("pendingDiamonds");
  }

  private static String send(Person sender, String room) {
    var id = UUID.randomUUID();
    assertThat(sender.gift(room, id, "rose", 1).status()).isEqualTo(201);
    return id.toString();
  }

  private static List<Long> dense(long from, int count) {
    return LongStream.range(from, from + count).boxed().toList();
  }
}
