package dev.bouquet.payout.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import dev.bouquet.payout.support.WalletProcess;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PayoutComponent
class ReconcileComponentTest {
  private final UUID creator = UUID.randomUUID();
  private final List<String> undo = new ArrayList<>();
  private boolean walletDown;

  @AfterEach
  void theBooksAreInOrderAgain() throws SQLException {
    if (walletDown) {
      WalletProcess.PROCESS.start();
    }
    WalletProcess.WALLET.breakBooks(List.of(), 0);
    for (var statement : undo.reversed()) {
      owner(statement);
    }
    assertBalanced(report());
  }

  @Test
  void afterAShowTheBooksBalanceToTheUnit() {
    sendGifts(9);
    WalletProcess.WALLET.nextEpoch();
    sendGifts(4);
    Gifts.publish(WalletProcess.WALLET.commit(Gifts.charged(3, UUID.randomUUID().toString())));

    var report = report();

    assertBalanced(report);
    assertThat(report.getInt("giftsCharged")).isEqualTo(WalletProcess.WALLET.count());
    assertThat(report.getInt("giftsEarned")).isEqualTo(report.getInt("giftsCharged"));
    assertThat(report.getLong("coinsCharged"))
        .isEqualTo(report.getLong("diamondsEarned") + report.getLong("platformFee"));
    assertThat(report.getMap("positions[-1]")).containsOnlyKeys("slot", "epoch", "seq");
  }

  @Test
  void balancesWhileGiftsAreFlowing() throws Exception {
    var stop = new CountDownLatch(1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var show =
          pool.submit(() -> {
            for (int coins = 1; stop.getCount() > 0; coins++) {
              Gifts.send(creator, coins % 50 + 1);
              if (coins % 20 == 0) {
                WalletProcess.WALLET.nextEpoch();
              }
            }
          });
      for (int i = 0; i < 5; i++) {
        assertBalanced(report());
      }
      stop.countDown();
      show.get();
    }
  }

  @Test
  void anEarningThatIsGoneIsNamed() throws SQLException {
    var lost = sendGifts(5).get(2);
    keepRow(lost);
    owner("delete from earning where charge_id = '%s'".formatted(lost.getChargeId()));

    assertNamed(report(), "EARNING_MISSING", lost.getChargeId());
  }

  @Test
  void anEarningOfOtherCoinsIsNamed() throws SQLException {
    var changed = sendGifts(5).get(1);
    keepRow(changed);
    owner(
        "update earning set coins = coins + 2, fee = fee + 2 where charge_id = '%s'"
            .formatted(changed.getChargeId()));

    assertNamed(report(), "COINS_DIFFER", changed.getChargeId());
  }

  @Test
  void aGiftOfWhichOnePartIsGoneIsNamed() throws SQLException {
    var guest = UUID.randomUUID();
    var parts = List.of(Gifts.part(creator, 6, 5_000), Gifts.part(guest, 4, 0));
    var shared = WalletProcess.WALLET.commit(Gifts.gift(parts));
    Gifts.publish(shared);
    await().until(() -> Gifts.giftsOf(guest) == 1);
    assertBalanced(report());
    keepRow(shared);
    owner("delete from earning where payee_id = '%s'".formatted(guest));

    assertNamed(report(), "COINS_DIFFER", shared.getChargeId());
  }

  @Test
  void anEarningThatNobodyPaidForIsNamed() throws SQLException {
    var copied = sendGifts(5).get(1);
    var forged = UUID.randomUUID();
    undo.add("delete from earning where charge_id = '%s'".formatted(forged));
    owner(
        """
        insert into earning select '%s', payee_id, slot, epoch, seq, number + 100, coins, 0, coins,
               basis_points, policy_version, charged_at, earned_at
          from earning where charge_id = '%s'
        """
            .formatted(forged, copied.getChargeId()));

    assertNamed(report(), "EARNING_UNKNOWN", forged.toString());
  }

  @Test
  void diamondsThatTheLedgerDoesNotHoldAreNamed() throws SQLException {
    var changed = sendGifts(5).get(4);
    keepRow(changed);
    owner(
        "update earning set diamonds = diamonds + 1, fee = fee - 1 where charge_id = '%s'"
            .formatted(changed.getChargeId()));

    assertNamed(report(), "BOOKS_BROKEN", null);
  }

  @Test
  void aLedgerThatContradictsItselfIsNamed() throws SQLException {
    sendGifts(2);
    var account = "(select debit_account from transfer order by id limit 1)";
    undo.add("update account set posted = posted + 1 where id = " + account);
    owner("update account set posted = posted - 1 where id = " + account);

    assertNamed(report(), "BOOKS_BROKEN", null);
  }

  @Test
  void whatIsWrongAtTheWalletIsNamed() {
    WalletProcess.WALLET.breakBooks(List.of("asset COIN sums to 5"), 0);
    var violated = report();
    WalletProcess.WALLET.breakBooks(List.of(), 5);
    var drained = report();

    assertNamed(violated, "BOOKS_BROKEN", null);
    assertThat(violated.getString("differences[0].detail")).contains("asset COIN sums to 5");
    assertNamed(drained, "BOOKS_BROKEN", null);
  }

  @Test
  void aChargeThatNeverArrivesIsNamedAfterTheWait() {
    var silent = Gifts.charge(creator, 10, 5_000);

    assertNamed(report(), "EARNING_MISSING", silent.getChargeId());

    Gifts.publish(silent);
    await().until(() -> Gifts.giftsOf(creator) == 1);
  }

  @Test
  void moreDifferencesThanAreNamedAreSaidToBe() {
    var silent = new ArrayList<Charged>();
    for (int i = 0; i < 30; i++) {
      silent.add(Gifts.charge(creator, 1, 5_000));
    }

    var report = report();

    assertThat(report.getList("differences")).hasSizeBetween(20, 21);
    silent.forEach(Gifts::publish);
    await().until(() -> Gifts.giftsOf(creator) == 30);
  }

  @Test
  void withoutTheWalletItHasToWaitAndNoticesAtOnceWhenItIsBack() {
    sendGifts(1);
    assertBalanced(report());
    WalletProcess.PROCESS.kill();
    walletDown = true;

    for (int i = 0; i < 3; i++) {
      reconcile()
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", Matchers.notNullValue())
          .body("code", equalTo("RETRY_LATER"));
    }
    WalletProcess.PROCESS.start();
    walletDown = false;

    assertBalanced(report());
  }

  @Test
  void thousandsOfEpochsAreNoObstacle() {
    var charges = new ArrayList<Charged>();
    for (int i = 0; i < 1_050; i++) {
      WalletProcess.WALLET.nextEpoch();
      charges.add(Gifts.charge(creator, 1, 5_000));
    }
    Gifts.publish(charges.toArray(Charged[]::new));

    assertBalanced(report());
    WalletProcess.WALLET.breakBooks(List.of(), 5);
    assertNamed(report(), "BOOKS_BROKEN", null);
  }

  @Test
  void onlyOperatorsReconcile() {
    var path = "/v1/admin/reconciliations";
    var issuer = SuiteResource.issuer();
    given().post(path).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    given()
        .auth()
        .oauth2(issuer.personToken(creator, "ann", "viewer", "creator"))
        .post(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  private List<Charged> sendGifts(int count) {
    var sent = new ArrayList<Charged>();
    long before = Gifts.giftsOf(creator);
    for (int i = 0; i < count; i++) {
      sent.add(Gifts.send(creator, 10 + i));
    }
    await().until(() -> Gifts.giftsOf(creator) == before + count);
    return sent;
  }

  private static Response reconcile() {
    var operator = SuiteResource.issuer().personToken(UUID.randomUUID(), "op", "operator");
    return given().auth().oauth2(operator).post("/v1/admin/reconciliations");
  }

  private static JsonPath report() {
    var response = reconcile();
    response.then().statusCode(200);
    return response.jsonPath();
  }

  private static void assertBalanced(JsonPath report) {
    assertThat(report.getList("differences")).isEmpty();
    assertThat(report.getBoolean("balanced")).isTrue();
  }

  private static void assertNamed(JsonPath report, String kind, String chargeId) {
    assertThat(report.getBoolean("balanced")).isFalse();
    List<Map<String, Object>> differences = report.getList("differences");
    assertThat(differences)
        .anyMatch(d -> kind.equals(d.get("kind")) && Objects.equals(chargeId, d.get("chargeId")));
  }

  /// Puts the row back as it is now when the test is over.
  private void keepRow(Charged charged) throws SQLException {
    owner("create table if not exists kept as select * from earning where false");
    owner(
        "insert into kept select * from earning where charge_id = '%s'"
            .formatted(charged.getChargeId()));
    undo.add("drop table kept");
    undo.add("insert into earning select * from kept");
    undo.add("delete from earning where charge_id = '%s'".formatted(charged.getChargeId()));
  }

  private static void owner(String sql) throws SQLException {
    try (var connection = Gifts.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
