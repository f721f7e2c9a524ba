package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.deliver;
import static dev.bouquet.wallet.Payments.event;
import static dev.bouquet.wallet.Payments.oddEvents;
import static dev.bouquet.wallet.Payments.paidTopUp;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Payments.succeeded;
import static dev.bouquet.wallet.Payments.verdict;
import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asOperator;
import static dev.bouquet.wallet.Wallets.asWhoReverses;
import static dev.bouquet.wallet.Wallets.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of coins whose money is gone.
@WalletComponent
class TakeBackComponentTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final Person person = Person.viewer();
  private final UUID holdId = UUID.randomUUID();

  @Test
  void whatIsUnspentIsTakenBackAndNothingIsOwed() {
    var topUp = paidTopUp(person);

    deliver(event("evt_r_" + topUp, "payment.refunded", topUp, 99, "r" + topUp));
    deliver(event("evt_r2_" + topUp, "payment.refunded", topUp, 99, "r" + topUp));

    assertWallet(0, 0);
    assertThat(verdict("evt_r_" + topUp)).isEqualTo("TAKEN_BACK");
    assertThat(spend(person, 1)).isEqualTo("INSUFFICIENT_FUNDS");
    person
        .request()
        .get("/v1/wallet/top-ups/" + topUp)
        .then()
        .body("status", equalTo("SUCCEEDED"))
        .body("coinsTakenBack", equalTo(70));
    person
        .request()
        .get("/v1/wallet/transactions")
        .then()
        .body("items.type", equalTo(List.of("DEBT_REPAYMENT", "TOP_UP")));
    assertBooks();
  }

  @Test
  void aPurchaseThatIsVoidedIsTakenBackToo() {
    var topUp = paidTopUp(person);

    deliver(event("evt_v_" + topUp, "payment.voided", topUp, 99, "v" + topUp));

    assertWallet(0, 0);
    asOperator()
        .get("/v1/admin/top-ups/" + topUp)
        .then()
        .body("claims.reason", equalTo(List.of("VOIDED")));
  }

  @Test
  void aPartOfTheMoneyTakesAsLargeAPartOfTheCoinsBack() {
    var topUp = paidTopUp(person);

    deliver(event("evt_1_" + topUp, "payment.refunded", topUp, 10, "1" + topUp));
    assertWallet(63, 0); // 7.07 coins, rounded for the person
    deliver(event("evt_2_" + topUp, "payment.refunded", topUp, 10, "2" + topUp));
    assertWallet(56, 0);
    deliver(event("evt_3_" + topUp, "payment.refunded", topUp, 79, "3" + topUp));
    assertWallet(0, 0);
  }

  @Test
  void whatWasSpentIsOwedBarsSpendingAndIsRepaidFirst() throws Exception {
    var topUp = paidTopUp(person);
    assertThat(spend(person, 60)).isEmpty();

    deliver(event("evt_d_" + topUp, "payment.disputed", topUp, 99, "d" + topUp));

    assertWallet(0, 60);
    assertThat(spend(person, 1)).isEqualTo("ACCOUNT_OWING");
    assertThat(debtOf(person)).isEqualTo(60);
    var unfunded = FundingTopic.eventsOf(person.id(), 1).getFirst().getUnfunded();
    assertThat(unfunded.getTopUpId()).isEqualTo(topUp.toString());
    assertThat(unfunded.getReason()).isEqualTo("DISPUTED");
    assertThat(unfunded.getParts(0).getCoins()).isEqualTo(60);
    paidTopUp(person);
    assertWallet(10, 0);
    assertThat(spend(person, 10)).isEmpty();
    assertThat(debtOf(person)).isZero();
    assertThat(FundingTopic.eventsOf(person.id(), 2).getLast().getFunded().getParts(0).getCoins())
        .isEqualTo(60);
    assertBooks();
  }

  @Test
  void aDisputeThatIsWonGivesTheCoinsAgain() {
    var topUp = paidTopUp(person);
    assertThat(spend(person, 60)).isEmpty();
    deliver(event("evt_d_" + topUp, "payment.disputed", topUp, 99, "d" + topUp));

    deliver(event("evt_w_" + topUp, "payment.dispute_won", topUp, 99, "d" + topUp));
    deliver(event("evt_d2_" + topUp, "payment.disputed", topUp, 99, "d" + topUp)); // late

    assertWallet(10, 0);
    assertThat(spend(person, 10)).isEmpty();
    asOperator()
        .get("/v1/admin/top-ups/" + topUp)
        .then()
        .statusCode(200)
        .body("claims.givenAgain", equalTo(List.of(true)))
        .body("takeBacks.coins", equalTo(List.of(70, -70)));
    assertBooks();
  }

  @Test
  void aRefundBeforeThePaymentWaitsForItAndIsShownToAnOperatorMeanwhile() {
    var topUp = pendingTopUp(person);
    var early = "evt_early_" + topUp;

    deliver(event(early, "payment.refunded", topUp, 99, "r" + topUp));
    assertThat(verdict(early)).isEqualTo("REFUND_BEFORE_SUCCESS");
    assertThat(oddEvents(100)).contains(early);
    deliver(succeeded("evt_late_" + topUp, topUp, 99));

    assertWallet(0, 0);
    assertThat(verdict(early)).isEqualTo("TAKEN_BACK");
    assertThat(oddEvents(100)).doesNotContain(early);
  }

  @Test
  void noMoreIsTakenBackThanWasBought() {
    var topUp = paidTopUp(person);
    paidTopUp(person);

    deliver(event("evt_r_" + topUp, "payment.refunded", topUp, 60, "r" + topUp));
    deliver(event("evt_d_" + topUp, "payment.disputed", topUp, 99, "d" + topUp));

    assertWallet(70, 0);
    assertThat(verdict("evt_d_" + topUp)).isEqualTo("REFUND_EXCEEDS");
    assertThat(oddEvents(100)).contains("evt_d_" + topUp);
  }

  @Test
  void anotherCurrencyOrAnUnknownTopUpMovesNothing() {
    var topUp = paidTopUp(person);
    var unknown = UUID.randomUUID();

    deliver(
        event("evt_e_" + topUp, "payment.refunded", topUp, 99, "r" + topUp).replace("USD", "EUR"));
    deliver(event("evt_z_" + topUp, "payment.refunded", topUp, 0, "z" + topUp));
    deliver(event("evt_u_" + unknown, "payment.disputed", unknown, 99, "d" + unknown));

    assertWallet(70, 0);
    assertThat(verdict("evt_e_" + topUp)).isEqualTo("AMOUNT_DIFFERS");
    assertThat(verdict("evt_z_" + topUp)).isEqualTo("AMOUNT_DIFFERS");
    assertThat(verdict("evt_u_" + unknown)).isEqualTo("UNKNOWN_TOP_UP");
    assertThat(oddEvents(100)).contains("evt_e_" + topUp, "evt_z_" + topUp, "evt_u_" + unknown);
  }

  @Test
  void takesBackFromAFrozenWalletWhichStaysFrozen() {
    var topUp = paidTopUp(person);
    paidTopUp(person);
    status("FROZEN");

    deliver(event("evt_r_" + topUp, "payment.refunded", topUp, 99, "r" + topUp));

    assertWallet(70, 0);
    assertThat(spend(person, 1)).isEqualTo("ACCOUNT_FROZEN");
    status("OPEN");
    assertThat(spend(person, 70)).isEmpty();
  }

  @Test
  void openingAFrozenWalletDoesNotForgiveItsDebt() {
    var topUp = paidTopUp(person);
    assertThat(spend(person, 70)).isEmpty();
    status("FROZEN");
    deliver(event("evt_r_" + topUp, "payment.refunded", topUp, 99, "r" + topUp));
    status("OPEN");

    assertThat(spend(person, 1)).isEqualTo("ACCOUNT_OWING");
    assertWallet(0, 70);
  }

  @Test
  void aClosedWalletsDebtIsWrittenDownAllTheSame() throws Exception {
    var topUp = paidTopUp(person);
    assertThat(spend(person, 70)).isEmpty();
    status("CLOSED");

    deliver(event("evt_r_" + topUp, "payment.disputed", topUp, 99, "r" + topUp));

    assertThat(debtOf(person)).isEqualTo(70);
    deliver(event("evt_w_" + topUp, "payment.dispute_won", topUp, 99, "r" + topUp));
    assertThat(debtOf(person)).isZero();
    var events = FundingTopic.eventsOf(person.id(), 2);
    assertThat(events.getFirst().getUnfunded().getParts(0).getCoins()).isEqualTo(70);
    assertThat(events.getLast().getFunded().getParts(0).getCoins()).isEqualTo(70);
    assertBooks();
  }

  @Test
  void coinsThatComeOtherwiseRepayToo() {
    var topUp = paidTopUp(person);
    var gift = UUID.randomUUID();
    assertThat(asGiftService().charge(charge(gift, person.id(), 50, "rose").build()).hasAccepted())
        .isTrue();
    hold(10);
    deliver(event("evt_d_" + topUp, "payment.disputed", topUp, 99, "d" + topUp));
    assertWallet(0, 60); // ten are still set aside

    var reversal =
        ReverseRequest.newBuilder()
            .setReversalId(UUID.randomUUID().toString())
            .setChargeId(gift.toString())
            .setRequestHash(Wallets.hash("reverse " + gift))
            .build();
    await().atMost(SOON).until(() -> reverses(reversal));
    release();

    await().atMost(SOON).untilAsserted(() -> assertWallet(0, 0));
    assertThat(debtOf(person)).isZero();
    assertBooks();
  }

  /// Whatever is first, all coins are accounted for: spent, owed, or there.
  @Test
  void chargesAndTakeBacksAtTheSameTimeLoseNothing() {
    var topUps = List.of(paidTopUp(person), paidTopUp(person), paidTopUp(person));
    var spent =
        IntStream.range(0, 60)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> spend(person, 3)))
            .toList();
    var taken =
        topUps.stream()
            .flatMap(topUp ->
                IntStream.range(0, 3)
                    .mapToObj(i ->
                        CompletableFuture.runAsync(() ->
                            deliver(
                                event(
                                    "evt_%d_%s".formatted(i, topUp),
                                    "payment.disputed",
                                    topUp,
                                    99,
                                    "d" + topUp)))))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(taken).join();
    long gifts = spent.stream().map(CompletableFuture::join).filter(String::isEmpty).count();

    await().atMost(SOON).untilAsserted(() -> assertWallet(0, 3 * gifts));
    assertThat(spend(person, 1)).isEqualTo(gifts == 0 ? "INSUFFICIENT_FUNDS" : "ACCOUNT_OWING");
    assertBooks();
  }

  /// As where the process died between two steps.
  @Test
  void aStepThatNobodyEndedIsEnded() {
    var topUp = paidTopUp(person);
    assertThat(spend(person, 50)).isEmpty();
    Database.execute(
        """
        insert into payment_claim (provider, reference, top_up_id, reason, amount, currency, taken)
        values ('sandbox', 'r%1$s', '%1$s', 'REFUNDED', 99, 'USD', true);
        insert into take_back (top_up_id, step, owner_id, coins, reason, created_at)
        values ('%1$s', 1, '%2$s', 70, 'REFUNDED', now() - interval '1 minute')
        """
            .formatted(topUp, person.id()));

    await().atMost(SOON).untilAsserted(() -> assertWallet(0, 50));
    assertThat(
            Database.query(
                "select at_version from take_back where done_at is not null and top_up_id = '"
                    + topUp
                    + "'"))
        .isEqualTo("2");
  }

  private void assertWallet(long balance, long owed) {
    var wallet = person.request().get("/v1/wallet").then().statusCode(200).extract().jsonPath();
    assertThat(wallet.getLong("balance")).isEqualTo(balance);
    assertThat(wallet.getLong("owed")).isEqualTo(owed);
  }

  private static long debtOf(Person person) {
    return Long.parseLong(
        Database.query("select owed from debtor where owner_id = '" + person.id() + "'"));
  }

  /// @return why not; empty where it was spent
  private static String spend(Person person, long coins) {
    var answer = asGiftService().charge(charge(UUID.randomUUID(), person.id(), coins, "x").build());
    return answer.hasAccepted() ? "" : answer.getRefused().getCode();
  }

  private void hold(long coins) {
    assertThat(
            asGiftService()
                .hold(
                    HoldRequest.newBuilder()
                        .setHoldId(holdId.toString())
                        .setPayerId(person.id().toString())
                        .setAmount(coins)
                        .setRequestHash(Wallets.hash("hold"))
                        .setTimeoutSeconds(600)
                        .build())
                .hasHeld())
        .isTrue();
  }

  private void release() {
    asGiftService()
        .release(
            ReleaseRequest.newBuilder()
                .setReleaseId(UUID.randomUUID().toString())
                .setHoldId(holdId.toString())
                .setRequestHash(Wallets.hash("release"))
                .build());
  }

  private static boolean reverses(ReverseRequest request) {
    try {
      return asWhoReverses().reverse(request).hasReversed();
    } catch (StatusRuntimeException _) {
      return false; // the charge is not published yet
    }
  }

  private void status(String status) {
    asOperator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"status\":\"%s\",\"reason\":\"for a test\"}".formatted(status))
        .put("/v1/admin/wallets/" + person.id() + "/status")
        .then()
        .statusCode(200);
  }

  private static void assertBooks() {
    asOperator()
        .post("/v1/admin/ledger/verifications")
        .then()
        .statusCode(200)
        .body("findings", equalTo(List.of()));
  }
}
