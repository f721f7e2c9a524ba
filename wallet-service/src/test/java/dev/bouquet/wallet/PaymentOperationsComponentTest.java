package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.deliver;
import static dev.bouquet.wallet.Payments.oddEvents;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Payments.status;
import static dev.bouquet.wallet.Payments.succeeded;
import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@WalletComponent
class PaymentOperationsComponentTest {
  private final UUID operatorId = UUID.randomUUID();

  @Test
  void aProviderThatIsSwitchedOffStartsNothingAndStillCredits() {
    var person = Person.viewer();
    var started = UUID.randomUUID();
    buy(person, started, "stripe").statusCode(201);
    try {
      operator()
          .body("{\"enabled\":false,\"reason\":\"refunds are stuck\"}")
          .put("/v1/admin/payment-providers/stripe")
          .then()
          .statusCode(200)
          .body("name", equalTo("stripe"))
          .body("enabled", equalTo(false))
          .body("reason", equalTo("refunds are stuck"))
          .body("switchedBy", equalTo(operatorId.toString()))
          .body("switchedAt", notNullValue());
      var refused = UUID.randomUUID();
      buy(person, refused, "stripe").statusCode(422).body("code", equalTo("TOP_UPS_SWITCHED_OFF"));
      buy(person, started, "stripe").statusCode(201).header("Idempotency-Replayed", "true");
      buy(person, UUID.randomUUID(), null).statusCode(201).body("provider", equalTo("sandbox"));
      assertThat(Database.query("select count(*) from top_up where id = '" + refused + "'"))
          .isEqualTo("0");
      operator()
          .get("/v1/admin/payment-providers")
          .then()
          .statusCode(200)
          .body("items.name", equalTo(List.of("sandbox", "stripe")))
          .body("items.find { it.name == 'stripe' }.enabled", equalTo(false));

      switchSandbox(false);
      var paid = pendingTopUp(person);
      deliver(succeeded("evt_off_" + paid, paid, 99));
      assertThat(status(paid)).isEqualTo("SUCCEEDED");
      buy(person, UUID.randomUUID(), null)
          .statusCode(422)
          .body("code", equalTo("TOP_UPS_SWITCHED_OFF"));
    } finally {
      switchSandbox(true);
      operator()
          .body("{\"enabled\":true,\"reason\":\"all is well\"}")
          .put("/v1/admin/payment-providers/stripe")
          .then()
          .statusCode(200)
          .body("enabled", equalTo(true));
    }
    buy(person, UUID.randomUUID(), "stripe").statusCode(201);
    assertThat(
            Database.query(
                "select string_agg(act || ' ' || subject || ' ' || reason, ', ' order by at) from operator_act where operator_id = '%s' and subject = 'stripe'"
                    .formatted(operatorId)))
        .isEqualTo("TOP_UPS_OFF stripe refunds are stuck, TOP_UPS_ON stripe all is well");
  }

  @Test
  void aPaymentForAClosedWalletWaitsForAnOperatorAndNotForTheProvider() {
    var person = Person.viewer();
    var topUp = pendingTopUp(person);
    close(person);
    var event = "evt_closed_" + topUp;

    deliver(succeeded(event, topUp, 99));
    deliver(succeeded(event, topUp, 99));

    assertThat(status(topUp)).isEqualTo("PENDING");
    var odd = oddEvents(20).stream().filter(it -> it.equals(event)).toList();
    assertThat(odd).hasSize(1);
    buy(person, UUID.randomUUID(), "sandbox")
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_CLOSED"));
  }

  @Test
  void listsWhatDoesNotFitPageByPageUntilItIsResolved() {
    var person = Person.viewer();
    var topUp = pendingTopUp(person);
    var stranger = UUID.randomUUID();
    var cheap = "evt_cheap_" + topUp;
    var unknown = "evt_unknown_" + stranger;
    var foreign = "evt_euro_" + topUp;
    deliver(succeeded(cheap, topUp, 98));
    deliver(succeeded(unknown, stranger, 99));
    deliver(succeeded(foreign, topUp, 99).replace("USD", "EUR"));
    assertThat(oddEvents(20)).containsSubsequence(cheap, unknown, foreign);
    long before = openCount();
    await().atMost(Duration.ofSeconds(20)).until(() -> gauge() == before);

    resolve(cheap, "refunded at the provider")
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue())
        .body("eventId", equalTo(cheap))
        .body("verdict", equalTo("AMOUNT_DIFFERS"))
        .body("topUpId", equalTo(topUp.toString()))
        .body("paid.amount", equalTo(98))
        .body("paid.currency", equalTo("USD"))
        .body("resolution", equalTo("refunded at the provider"))
        .body("resolvedBy", equalTo(operatorId.toString()))
        .body("resolvedAt", notNullValue());
    resolve(cheap, "refunded at the provider").header("Idempotency-Replayed", "true");
    resolve(cheap, "something else")
        .statusCode(422)
        .body("code", equalTo("PAYMENT_EVENT_RESOLVED"));

    assertThat(oddEvents(20)).contains(unknown, foreign).doesNotContain(cheap);
    operator()
        .get("/v1/admin/payment-events?resolved=true&pageSize=100")
        .then()
        .body("items.eventId", hasItems(cheap));
    await().atMost(Duration.ofSeconds(20)).until(() -> gauge() == before - 1);
    assertThat(actsOn(cheap)).isEqualTo("1");
  }

  /// As after a crash between the receipt and the verdict, where the provider gave up.
  @Test
  void whatWasReceivedLongAgoAndNeverDecidedWaitsForAnOperator() {
    var event = "evt_undecided_" + UUID.randomUUID();
    var justNow = "evt_just_now_" + UUID.randomUUID();
    receive(event, "59 minutes");
    receive(justNow, "0 minutes");
    assertThat(oddEvents(20)).doesNotContain(event, justNow);
    resolve(event, "x").statusCode(404).body("code", equalTo("PAYMENT_EVENT_NOT_FOUND"));

    Database.execute(
        "update payment_event set received_at = now() - interval '61 minutes' where event_id = '%s'"
            .formatted(event));
    long before = openCount();
    await().atMost(Duration.ofSeconds(20)).until(() -> gauge() == before);
    assertThat(oddEvents(20)).contains(event).doesNotContain(justNow);

    resolve(event, "credited by hand")
        .statusCode(200)
        .body("verdict", equalTo("UNDECIDED"))
        .body("resolution", equalTo("credited by hand"));
    assertThat(oddEvents(20)).doesNotContain(event);
    await().atMost(Duration.ofSeconds(20)).until(() -> gauge() == before - 1);
    Database.execute("delete from payment_event where event_id = '%s'".formatted(justNow));
  }

  private static void receive(String event, String ago) {
    Database.execute(
        """
        insert into payment_event (provider, event_id, type, body, received_at)
        values ('sandbox', '%s', 'Succeeded', '{}', now() - interval '%s')
        """
            .formatted(event, ago));
  }

  @Test
  void manyResolutionsAtOnceAreOneAct() throws Exception {
    var event = "evt_many_" + UUID.randomUUID();
    deliver(succeeded(event, UUID.randomUUID(), 99));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var resolutions = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 16; i++) {
        var note = "note " + i;
        resolutions.add(() -> resolve(event, note).extract().statusCode());
      }
      var answers = new ArrayList<Integer>();
      for (var resolution : threads.invokeAll(resolutions)) {
        answers.add(resolution.get());
      }
      assertThat(answers).containsOnly(200, 422).containsOnlyOnce(200);
    }

    assertThat(actsOn(event)).isEqualTo("1");
  }

  @Test
  void resolvesOnlyWhatDoesNotFit() {
    var topUp = pendingTopUp(Person.viewer());
    deliver(succeeded("evt_fits_" + topUp, topUp, 99));

    for (var event : List.of("evt_fits_" + topUp, "evt_nowhere")) {
      resolve(event, "x").statusCode(404).body("code", equalTo("PAYMENT_EVENT_NOT_FOUND"));
    }
    resolve("evt_nowhere", " ").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    operator()
        .body("{\"enabled\":false,\"reason\":\"x\"}")
        .put("/v1/admin/payment-providers/nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("PAYMENT_PROVIDER_NOT_FOUND"));
    for (var token : List.of("rubbish", "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaL2EvYg")) {
      operator()
          .get("/v1/admin/payment-events?pageToken=" + token)
          .then()
          .statusCode(400)
          .body("code", equalTo("PAGE_TOKEN_INVALID"));
    }
  }

  @Test
  void isForOperatorsOnly() {
    var person = Person.viewer();
    for (var path : List.of("/v1/admin/payment-providers", "/v1/admin/payment-events")) {
      given().get(path).then().statusCode(401);
      person.request().get(path).then().statusCode(403);
    }
    person
        .request()
        .body("{\"enabled\":false,\"reason\":\"x\"}")
        .put("/v1/admin/payment-providers/sandbox")
        .then()
        .statusCode(403);
    person
        .request()
        .body("{\"note\":\"x\"}")
        .post("/v1/admin/payment-events/sandbox/evt/resolution")
        .then()
        .statusCode(403);
  }

  private void switchSandbox(boolean enabled) {
    operator()
        .body("{\"enabled\":%s,\"reason\":\"a drill\"}".formatted(enabled))
        .put("/v1/admin/payment-providers/sandbox")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse buy(Person person, UUID key, @Nullable String provider) {
    var body =
        provider == null
            ? "{\"packId\":\"coins-70\"}"
            : "{\"packId\":\"coins-70\",\"provider\":\"" + provider + "\"}";
    return person
        .request()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/wallet/top-ups")
        .then();
  }

  private static void close(Person person) {
    asOperator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"status\":\"CLOSED\",\"reason\":\"for a test\"}")
        .put("/v1/admin/wallets/" + person.id() + "/status")
        .then()
        .statusCode(200);
  }

  private static String actsOn(String event) {
    return Database.query(
        "select count(*) from operator_act where act = 'PAYMENT_EVENT_RESOLVED' and subject = 'sandbox/%s'"
            .formatted(event));
  }

  private ValidatableResponse resolve(String event, String note) {
    return operator()
        .body("{\"note\":\"" + note + "\"}")
        .post("/v1/admin/payment-events/sandbox/" + event + "/resolution")
        .then();
  }

  private static long openCount() {
    return Long.parseLong(
        Database.query(
            """
            select count(*) from payment_event
             where (verdict in ('UNKNOWN_TOP_UP', 'AMOUNT_DIFFERS', 'CREDIT_REFUSED', 'REFUND_BEFORE_SUCCESS', 'REFUND_EXCEEDS')
                    or verdict is null and received_at < now() - interval '1 hour')
               and resolved_at is null
            """));
  }

  private static double gauge() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("bouquet_wallet_payment_odd_events"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(Double.NaN);
  }

  private RequestSpecification operator() {
    return given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(operatorId, "oscar", "operator"))
        .contentType("application/json");
  }
}
