package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each service dies in the middle of a show. It comes back by itself, every accepted gift is there
/// once, and the books balance.
class KilledServicesE2E {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(strings = {"wallet-service", "gift-service", "room-service", "payout-service"})
  void aKilledServiceCostsNobodyAGift(String service) {
    var restarts = RunningSuite.part(service).path("restarts").asInt();
    var show =
        RunningSuite.start(
            "demo", "--json", "--viewers", "10", "--rooms", "2", "--rate", "20", "--seconds", "15");
    long giftsBefore = shownGifts();
    await("the show").atMost(PATIENCE).until(() -> shownGifts() > giftsBefore + 40);

    long killed = RunningSuite.kill(service);
    RunningSuite.awaitReadyAgain(service, killed);
    var run = show.join();

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    var report = run.json();
    assertThat(report.path("giftsAccepted").asLong()).isGreaterThan(100);
    assertThat(report.path("eventsDelivered").asLong())
        .isEqualTo(report.path("eventsExpected").asLong());
    assertThat(report.path("duplicates").asLong()).isZero();
    assertThat(report.path("gaps").asLong()).isZero();
    assertThat(report.path("balanced").asBoolean()).isTrue();
    assertThat(RunningSuite.part(service).path("restarts").asInt()).isGreaterThan(restarts);
  }

  @Test
  void aGiftSentWhileTheWalletIsDownSettlesOnceWhenItIsBack() {
    var bob = Person.login("bob").with1000MoreCoins();
    var room = Person.login("dan").liveRoom();
    long balance = bob.balance();
    var id = UUID.randomUUID();
    assertThat(RunningSuite.run("stop", "wallet-service").exitCode()).isZero();

    var down = bob.gift(room, id, "rose", 5);
    assertThat(RunningSuite.run("start", "wallet-service").exitCode()).isZero();
    await().atMost(PATIENCE).until(() -> bob.gift(room, id, "rose", 5).status() == 201);
    var again = bob.gift(room, id, "rose", 5);

    BadInputE2E.assertProblem(down, 503, "RETRY_LATER");
    assertThat(down.header("Retry-After")).isNotEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(bob.balance()).isEqualTo(balance - 5);
    GiftPathE2E.assertBooksBalance();
  }

  private static long shownGifts() {
    return Person.login("oscar").post("/v1/admin/reconciliations", "").number("giftsCharged");
  }
}
