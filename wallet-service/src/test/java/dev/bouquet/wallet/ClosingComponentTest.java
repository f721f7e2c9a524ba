package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.deliver;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Payments.succeeded;
import static dev.bouquet.wallet.Payments.verdict;
import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asGiftServiceAsync;
import static dev.bouquet.wallet.Wallets.asOperator;
import static dev.bouquet.wallet.Wallets.asWhoReverses;
import static dev.bouquet.wallet.Wallets.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Any;
import com.google.protobuf.StringValue;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.StatusRuntimeException;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The end of a wallet.
@WalletComponent
class ClosingComponentTest {

  @Test
  void aPersonClosesTheirWalletAndTheirWordsAreErasedWhileTheBooksStayWhole() {
    var person = Person.with1000Coins();
    person.request().body("{\"day\":900}").put("/v1/wallet/limits").then().statusCode(200);
    var gift = charge(UUID.randomUUID(), person.id(), 300, "with love, Vera").build();
    assertThat(asGiftService().charge(gift).hasAccepted()).isTrue();
    hold(person, 5);
    assertThat(words(person)).isEqualTo("1");

    close(UUID.randomUUID(), person, 700).then().statusCode(422); // five are set aside
    release(person);
    close(UUID.randomUUID(), person, 699)
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_NOT_EMPTY"));
    var key = UUID.randomUUID();
    close(key, person, 700).then().statusCode(200).body("forfeited", equalTo(700));

    close(key, person, 700).then().statusCode(200).header("Idempotency-Replayed", "true");
    close(key, person, 0).then().statusCode(422).body("code", equalTo("KEY_REUSED"));
    person
        .request()
        .get("/v1/wallet")
        .then()
        .body("balance", equalTo(0))
        .body("status", equalTo("CLOSED"));
    await().until(() -> words(person).equals("0"));
    await()
        .until(() ->
            query(
                    "select count(*) from erasure where owner_id = '%s' and done_at is not null",
                    person)
                .equals("1"));
    assertThat(query("select count(*) from spending_limit where owner_id = '%s'", person))
        .isEqualTo("0");
    assertThat(
            query(
                "select count(*) from payment_event e join top_up t on t.id = e.top_up_id where t.owner_id = '%s' and body <> ''",
                person))
        .isEqualTo("0");
    assertThat(
            query(
                "select count(*) from top_up where owner_id = '%s' and checkout_url is not null",
                person))
        .isEqualTo("0");
    // What was paid stays, and an id keeps its fate, without its words.
    var again = asGiftService().charge(gift);
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getAccepted().getAmount()).isEqualTo(300);
    assertThat(again.getAccepted().getContext().getTypeUrl()).isEmpty();
    person
        .request()
        .get("/v1/wallet/transactions")
        .then()
        .body("items.type", equalTo(List.of("FORFEIT", "GIFT", "TOP_UP")));
    assertInOrder();
  }

  @Test
  void wordsOfWhatCameBackAreErasedToo() {
    var person = Person.with1000Coins();
    var gift = charge(UUID.randomUUID(), person.id(), 300, "with love, Vera").build();
    assertThat(asGiftService().charge(gift).hasAccepted()).isTrue();
    var reversal =
        ReverseRequest.newBuilder()
            .setReversalId(UUID.randomUUID().toString())
            .setRequestHash(Wallets.hash("reversal"))
            .setChargeId(gift.getChargeId())
            .setContext(Any.pack(StringValue.of("Vera's gift went back")))
            .build();
    await() // until the charge is published
        .ignoreException(StatusRuntimeException.class)
        .until(() -> asWhoReverses().reverse(reversal).hasReversed());
    assertThat(wordsOfReversals(person)).isEqualTo("1");

    close(UUID.randomUUID(), person, 1_000).then().statusCode(200);

    await().until(() -> wordsOfReversals(person).equals("0") && words(person).equals("0"));
    assertInOrder();
  }

  private static String wordsOfReversals(Person person) {
    return query(
        "select count(*) from transfer where credit_account = '%s' and reverses is not null and context is not null",
        person);
  }

  @Test
  void whatProvidersTellOfAForgottenPersonIsNotKept() {
    var person = Person.with1000Coins();
    var topUp = pendingTopUp(person);
    close(UUID.randomUUID(), person, 1_000).then().statusCode(200);
    await()
        .until(() ->
            query(
                    "select count(*) from erasure where owner_id = '%s' and done_at is not null",
                    person)
                .equals("1"));

    deliver(succeeded("evt_late_" + topUp, topUp, 99));

    assertThat(verdict("evt_late_" + topUp)).isEqualTo("CREDIT_REFUSED");
    assertThat(
            Database.query(
                "select body from payment_event where event_id = 'evt_late_%s'".formatted(topUp)))
        .isEmpty();
  }

  @Test
  void aClosedWalletTakesAndGivesNothing() {
    var person = Person.with1000Coins();
    close(UUID.randomUUID(), person, 1_000).then().statusCode(200);

    assertThat(
            code(asGiftService().charge(charge(UUID.randomUUID(), person.id(), 1, "rose").build())))
        .isEqualTo("ACCOUNT_CLOSED");
    person
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_CLOSED"));
    person.request().get("/v1/wallet/limits").then().statusCode(422);
    close(UUID.randomUUID(), person, 0)
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_CLOSED"));
  }

  /// Each charge either came before the closing, or is refused; what is given up is what is left.
  @Test
  void chargesThatComeWhileItIsClosedEitherCountOrNot() throws Exception {
    var person = Person.with1000Coins();
    var answers = new ArrayList<ListenableFuture<ChargeResponse>>();
    boolean closed = false;
    for (int i = 0; i < 100; i++) {
      answers.add(
          asGiftServiceAsync()
              .charge(charge(UUID.randomUUID(), person.id(), 1, "rose " + i).build()));
      if (i % 10 == 9 && !closed) {
        closed = close(UUID.randomUUID(), person, person.balance()).statusCode() == 200;
      }
    }
    int accepted = 0;
    for (var answer : answers) {
      var code = code(answer.get());
      assertThat(code).isIn("ACCEPTED", "ACCOUNT_CLOSED");
      accepted += code.equals("ACCEPTED") ? 1 : 0;
    }
    while (!closed) {
      closed = close(UUID.randomUUID(), person, person.balance()).statusCode() == 200;
    }

    assertThat(
            query(
                "select sum(amount) from transfer where kind = 'FORFEIT' and debit_account = '%s'",
                person))
        .isEqualTo(Integer.toString(1_000 - accepted));
    assertInOrder();
  }

  @Test
  void aFrozenWalletIsNotClosedByItsOwnerAndNothingIsErased() {
    var person = Person.with1000Coins();
    assertThat(
            asGiftService()
                .charge(charge(UUID.randomUUID(), person.id(), 1, "evidence").build())
                .hasAccepted())
        .isTrue();
    asOperator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"status\":\"FROZEN\",\"reason\":\"fraud\"}")
        .put("/v1/admin/wallets/" + person.id() + "/status")
        .then()
        .statusCode(200);

    close(UUID.randomUUID(), person, 999)
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_FROZEN"));
    Database.execute(
        "update erasure set requested_at = now() - interval '2 minutes' where owner_id = '%s'"
            .formatted(person.id()));

    await()
        .until(
            () -> query("select count(*) from erasure where owner_id = '%s'", person).equals("0"));
    assertThat(words(person)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"forfeit\":-1}", "{\"forfeit\":1.5}", "{\"forfeit\":null}"})
  void saysOutrightWhatIsGivenUp(String body) {
    Person.viewer()
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post("/v1/wallet/closure")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void coinsThatNobodyTouchesAreReported() {
    var person = Person.with1000Coins();
    var since = Instant.now().minusSeconds(3_600).toString();
    assertThat(isDormant(person, since)).isFalse();
    Database.execute(
        """
        update transfer set created_at = now() - interval '2 hours' where credit_account = '%1$s';
        update transfer t set seal = seal(t) where credit_account = '%1$s'
        """
            .formatted(person.id()));

    assertThat(isDormant(person, since)).isTrue();
    assertThat(isDormant(person, Instant.now().minusSeconds(10_000).toString())).isFalse();
    asGiftService().charge(charge(UUID.randomUUID(), person.id(), 1, "rose").build());
    assertThat(isDormant(person, since)).isFalse();
    asOperator().get("/v1/admin/dormant-balances?untouchedSince=yesterday").then().statusCode(400);
    person.request().get("/v1/admin/dormant-balances").then().statusCode(403);
  }

  private static boolean isDormant(Person person, String since) {
    String token = "";
    while (token != null) {
      var page =
          asOperator()
              .get(
                  "/v1/admin/dormant-balances?untouchedSince=%s&pageToken=%s"
                      .formatted(since, token))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      if (page.getList("items.ownerId").contains(person.id().toString())) {
        return true;
      }
      token = page.getString("nextPageToken");
    }
    return false;
  }

  private static Response close(UUID key, Person person, long forfeit) {
    return person
        .request()
        .header("Idempotency-Key", key)
        .body("{\"forfeit\":%d}".formatted(forfeit))
        .post("/v1/wallet/closure");
  }

  private static void hold(Person person, long coins) {
    var held =
        asGiftService()
            .hold(
                HoldRequest.newBuilder()
                    .setHoldId(person.id().toString())
                    .setRequestHash(Wallets.hash("hold"))
                    .setPayerId(person.id().toString())
                    .setAmount(coins)
                    .setTimeoutSeconds(600)
                    .build());
    assertThat(held.hasHeld()).isTrue();
  }

  private static void release(Person person) {
    asGiftService()
        .release(
            ReleaseRequest.newBuilder()
                .setReleaseId(UUID.randomUUID().toString())
                .setRequestHash(Wallets.hash("release"))
                .setHoldId(person.id().toString())
                .build());
  }

  private static String words(Person person) {
    return query(
        "select count(*) from transfer where debit_account = '%s' and context is not null", person);
  }

  private static String query(String sql, Person person) {
    return Database.query(sql.formatted(person.id()));
  }

  private static String code(ChargeResponse response) {
    return response.hasAccepted() ? "ACCEPTED" : response.getRefused().getCode();
  }

  private static void assertInOrder() {
    asOperator()
        .post("/v1/admin/ledger/verifications")
        .then()
        .statusCode(200)
        .body("inOrder", equalTo(true));
  }
}
