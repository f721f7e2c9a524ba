package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.posting.Coins;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two operators change a wallet by hand, and everything they do is on record.
@WalletComponent
class AdjustmentComponentTest {
  private static final String ADJUSTMENTS = "/v1/admin/adjustments";

  private final Operator olga = new Operator(UUID.randomUUID());
  private final Operator omar = new Operator(UUID.randomUUID());

  private record Operator(UUID id) {
    RequestSpecification request() {
      return given()
          .auth()
          .oauth2(SuiteResource.issuer().personToken(id, "operator", "operator"))
          .contentType("application/json");
    }

    Response propose(UUID key, Person person, long amount) {
      return request()
          .header("Idempotency-Key", key)
          .body(
              "{\"ownerId\":\"%s\",\"amount\":%d,\"reason\":\"lost in a crash\"}"
                  .formatted(person.id(), amount))
          .post(ADJUSTMENTS);
    }

    Response approve(UUID id) {
      return request().body("{\"reason\":\"seen\"}").post(ADJUSTMENTS + "/" + id + "/approval");
    }

    Response reject(UUID id) {
      return request().body("{\"reason\":\"no\"}").post(ADJUSTMENTS + "/" + id + "/rejection");
    }
  }

  @Test
  void oneProposesAndAnotherApproves() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 250).then().statusCode(201).body("status", equalTo("PROPOSED"));
    olga.propose(id, person, 250).then().header("Idempotency-Replayed", "true");
    olga.propose(id, person, 251).then().statusCode(422).body("code", equalTo("KEY_REUSED"));
    omar.request().get(ADJUSTMENTS).then().body("items.id", hasItem(id.toString()));

    olga.approve(id).then().statusCode(422).body("code", equalTo("FOUR_EYES_NEEDED"));
    assertThat(person.balance()).isZero();
    omar.approve(id)
        .then()
        .statusCode(200)
        .body("status", equalTo("EXECUTED"))
        .body("decidedBy", equalTo(omar.id().toString()));
    omar.approve(id).then().statusCode(200).body("status", equalTo("EXECUTED"));
    new Operator(UUID.randomUUID())
        .approve(id)
        .then()
        .statusCode(422)
        .body("code", equalTo("ADJUSTMENT_DECIDED"));

    assertThat(person.balance()).isEqualTo(250);
    omar.request().get(ADJUSTMENTS).then().body("items.id", not(hasItem(id.toString())));
    olga.request()
        .get("/v1/admin/wallets/" + person.id())
        .then()
        .statusCode(200)
        .body("balance", equalTo(250))
        .body("status", equalTo("OPEN"))
        .body("transactions.type", equalTo(List.of("ADJUSTMENT")))
        .body("transactions.amount", equalTo(List.of(250)))
        .body("transactions[0].transferId", nullValue())
        .body("acts.act", hasItem("PROPOSE_ADJUSTMENT 250"))
        .body("acts.operatorId", hasItem(omar.id().toString()));
  }

  @Test
  void whoLooksAWalletUpIsOnRecord() {
    var person = Person.with1000Coins();
    olga.request().get("/v1/admin/wallets/" + person.id()).then().statusCode(200);
    var nobody = UUID.randomUUID();
    olga.request().get("/v1/admin/wallets/" + nobody).then().statusCode(404);

    omar.request()
        .get("/v1/admin/acts?subjectId=" + person.id())
        .then()
        .body("items.act", equalTo(List.of("LOOK_UP_WALLET")))
        .body("items.operatorId", equalTo(List.of(olga.id().toString())));
    omar.request()
        .get("/v1/admin/acts?subjectId=" + nobody)
        .then()
        .body("items.size()", equalTo(0));
  }

  /// A refused attempt is no act: the record would say that it was done.
  @Test
  void onlyTheDecisionThatCountedIsOnRecord() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 10).then().statusCode(201);

    olga.approve(id).then().statusCode(422);
    omar.approve(id).then().statusCode(200);
    omar.approve(id).then().statusCode(200);
    omar.reject(id).then().statusCode(422);
    new Operator(UUID.randomUUID()).reject(id).then().statusCode(422);

    omar.request()
        .get("/v1/admin/acts?subjectId=" + person.id())
        .then()
        .body("items.act", equalTo(List.of("APPROVE_ADJUSTMENT " + id, "PROPOSE_ADJUSTMENT 10")))
        .body("items.operatorId", equalTo(List.of(omar.id().toString(), olga.id().toString())));
  }

  @Test
  void manyApprovalsAtOnceHaveOneEffect() throws Exception {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 10).then().statusCode(201);

    try (var threads = Executors.newFixedThreadPool(8)) {
      var approvals = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 16; i++) {
        var operator = i % 2 == 0 ? omar : new Operator(UUID.randomUUID());
        approvals.add(() -> operator.approve(id).statusCode());
      }
      for (var approval : threads.invokeAll(approvals)) {
        assertThat(approval.get()).isIn(200, 422);
      }
    }

    assertThat(person.balance()).isEqualTo(10);
    assertThat(Database.query("select status from adjustment where id = '%s'".formatted(id)))
        .isEqualTo("EXECUTED");
    assertThat(
            Database.query(
                "select count(*) from operator_act where act = 'APPROVE_ADJUSTMENT %s'"
                    .formatted(id)))
        .isEqualTo("1");
  }

  /// By whoever may approve: else it would look undone, and be proposed once more.
  @Test
  void anotherOperatorFinishesWhatTheFirstOneStarted() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 10).then().statusCode(201);
    Database.execute(
        "update adjustment set status = 'APPROVED', decided_by = '%s', decided_at = now() where id = '%s'"
            .formatted(omar.id(), id));

    olga.approve(id).then().statusCode(422).body("code", equalTo("FOUR_EYES_NEEDED"));
    new Operator(UUID.randomUUID())
        .approve(id)
        .then()
        .statusCode(200)
        .body("status", equalTo("EXECUTED"));

    assertThat(person.balance()).isEqualTo(10);
  }

  /// As after a crash between the decision and the ledger's answer, and between that and its note.
  @Test
  void goesOnWhereItStopped() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 10).then().statusCode(201);
    Database.execute(
        "update adjustment set status = 'APPROVED', decided_by = '%s', decided_at = now() where id = '%s'"
            .formatted(omar.id(), id));

    omar.approve(id).then().statusCode(200).body("status", equalTo("EXECUTED"));
    Database.execute("update adjustment set status = 'APPROVED' where id = '%s'".formatted(id));
    omar.approve(id).then().statusCode(200).body("status", equalTo("EXECUTED"));

    assertThat(person.balance()).isEqualTo(10);
  }

  @Test
  void takesNoMoreThanThereIs() {
    var person = Person.with1000Coins();
    var tooMuch = UUID.randomUUID();
    var some = UUID.randomUUID();
    olga.propose(tooMuch, person, -1_001).then().statusCode(201);
    olga.propose(some, person, -400).then().statusCode(201);
    person.request().body("{\"day\":1}").put("/v1/wallet/limits").then().statusCode(200);

    omar.approve(tooMuch)
        .then()
        .statusCode(200)
        .body("status", equalTo("REFUSED"))
        .body("refusal", equalTo("INSUFFICIENT_FUNDS"));
    // Not spending: the person's own limits do not count.
    omar.approve(some).then().statusCode(200).body("status", equalTo("EXECUTED"));

    assertThat(person.balance()).isEqualTo(600);
  }

  @Test
  void whatWasRejectedIsNeverExecuted() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 10).then().statusCode(201);

    olga.reject(id).then().statusCode(200).body("status", equalTo("REJECTED"));
    olga.reject(id).then().statusCode(200).body("status", equalTo("REJECTED"));
    omar.approve(id)
        .then()
        .statusCode(422)
        .body("code", equalTo("ADJUSTMENT_DECIDED"))
        .body("decision", equalTo("REJECTED"));

    assertThat(person.balance()).isZero();
  }

  @Test
  void allActsAreListedNewestFirst() {
    var person = Person.viewer();
    for (int i = 1; i <= 3; i++) {
      olga.propose(UUID.randomUUID(), person, i).then().statusCode(201);
    }

    var first =
        omar.request()
            .get("/v1/admin/acts?pageSize=2&subjectId=" + person.id())
            .then()
            .statusCode(200)
            .body("items.act", equalTo(List.of("PROPOSE_ADJUSTMENT 3", "PROPOSE_ADJUSTMENT 2")))
            .body("items[0].reason", equalTo("lost in a crash"))
            .extract()
            .jsonPath()
            .getString("nextPageToken");
    omar.request()
        .get("/v1/admin/acts?subjectId=%s&pageToken=%s".formatted(person.id(), first))
        .then()
        .body("items.act", equalTo(List.of("PROPOSE_ADJUSTMENT 1")));
    omar.request()
        .get("/v1/admin/acts?operatorId=" + omar.id())
        .then()
        .body("items.size()", equalTo(0));
    omar.request().get("/v1/admin/acts?operatorId=me").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000_001, -1_000_000_001, Long.MIN_VALUE})
  void refusesAmountsThatMakeNoSense(long amount) {
    olga.propose(UUID.randomUUID(), Person.viewer(), amount)
        .then()
        .statusCode(400)
        .body("code", equalTo("ADJUSTMENT_INVALID"));
  }

  /// The house's accounts are nobody's wallets.
  @Test
  void leavesTheHousesAccountsAlone() {
    var house = new Person(Coins.sales(0), "");
    olga.propose(UUID.randomUUID(), house, 1)
        .then()
        .statusCode(404)
        .body("code", equalTo("WALLET_NOT_FOUND"));
    olga.request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"status\":\"FROZEN\",\"reason\":\"mistake\"}")
        .put("/v1/admin/wallets/" + house.id() + "/status")
        .then()
        .statusCode(404);
    olga.request().get("/v1/admin/wallets/" + house.id()).then().statusCode(404);
  }

  /// Coins that operators give are under the platform's limits too.
  @Test
  void whoWasNeverSeenBeforeHasThePlatformsLimits() {
    var person = Person.viewer();
    var id = UUID.randomUUID();
    olga.propose(id, person, 60_000).then().statusCode(201);
    omar.approve(id).then().statusCode(200).body("status", equalTo("EXECUTED"));

    assertThat(
            Database.query("select limit_day from account where id = '%s'".formatted(person.id())))
        .isEqualTo("50000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\u2003", " "})
  void refusesReasonsThatCannotBeKept(String reason) {
    olga.request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            "{\"ownerId\":\"%s\",\"amount\":1,\"reason\":\"%s\"}"
                .formatted(UUID.randomUUID(), reason))
        .post(ADJUSTMENTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void onlyForOperators() {
    var person = Person.viewer();
    person.request().get(ADJUSTMENTS).then().statusCode(403);
    person.request().get("/v1/admin/acts").then().statusCode(403);
    person.request().get("/v1/admin/wallets/" + person.id()).then().statusCode(403);
    olga.request()
        .get("/v1/admin/wallets/" + person.id())
        .then()
        .statusCode(404)
        .body("code", equalTo("WALLET_NOT_FOUND"));
    olga.approve(UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("code", equalTo("ADJUSTMENT_NOT_FOUND"));
  }
}
