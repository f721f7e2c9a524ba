package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asAuditor;
import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asOperator;
import static dev.bouquet.wallet.Wallets.charge;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.bouquet.contracts.wallet.v1.GetTrialBalanceRequest;
import dev.bouquet.contracts.wallet.v1.VerifyLedgerRequest;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.StatusRuntimeException;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class OperationsComponentTest {
  @Test
  void aFrozenWalletReceivesAndSpendsNothingUntilItIsOpenedAgain() {
    var person = Person.with1000Coins();
    var key = UUID.randomUUID();

    setStatus(key, person, "FROZEN").then().statusCode(200).body("status", equalTo("FROZEN"));
    setStatus(key, person, "FROZEN").then().header("Idempotency-Replayed", "true");
    setStatus(key, person, "OPEN").then().statusCode(422).body("code", equalTo("KEY_REUSED"));
    assertThat(spend(person)).isEqualTo("ACCOUNT_FROZEN");
    person
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201);
    await().until(() -> person.balance() == 2_000);
    setStatus(UUID.randomUUID(), person, "CLOSED")
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_NOT_EMPTY"));
    setStatus(UUID.randomUUID(), person, "OPEN").then().statusCode(200);
    assertThat(spend(person)).isEqualTo("ACCEPTED");

    assertThat(
            Database.query(
                "select count(*) from operator_act where subject_id = '" + person.id() + "'"))
        .isEqualTo("3");
  }

  @Test
  void aClosedWalletStaysClosed() {
    var person = Person.viewer();

    setStatus(UUID.randomUUID(), person, "CLOSED").then().statusCode(200);

    setStatus(UUID.randomUUID(), person, "OPEN")
        .then()
        .statusCode(422)
        .body("code", equalTo("ACCOUNT_CLOSED"));
    assertThat(spend(person)).isEqualTo("ACCOUNT_CLOSED");
  }

  @Test
  void theKillSwitchStopsChargesButNotRefusals() {
    var person = Person.with1000Coins();
    try {
      asOperator()
          .body("{\"enabled\":false,\"reason\":\"a drill\"}")
          .put("/v1/admin/charging")
          .then()
          .statusCode(200)
          .body("enabled", equalTo(false))
          .body("reason", equalTo("a drill"));

      assertThatThrownBy(() -> spend(person))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(GrpcProblem.codeOf(e)).contains("RETRY_LATER"));
      var refused =
          asGiftService()
              .charge(
                  charge(UUID.randomUUID(), person.id(), 1, "rose")
                      .setRefuseWith("ROOM_NOT_LIVE")
                      .build());
      assertThat(refused.getRefused().getCode()).isEqualTo("ROOM_NOT_LIVE");
    } finally {
      asOperator()
          .body("{\"enabled\":true,\"reason\":\"the drill is over\"}")
          .put("/v1/admin/charging")
          .then()
          .statusCode(200);
    }
    assertThat(spend(person)).isEqualTo("ACCEPTED");
    asOperator().get("/v1/admin/charging").then().body("enabled", equalTo(true));
  }

  @Test
  void verificationNamesARowThatWasChangedByHand() {
    var person = Person.with1000Coins();
    var id = UUID.randomUUID();
    asGiftService().charge(charge(id, person.id(), 10, "rose").build());
    asOperator()
        .post("/v1/admin/ledger/verifications")
        .then()
        .statusCode(200)
        .body("inOrder", equalTo(true));

    Database.execute("update transfer set amount = amount + 1 where id = '" + id + "'");
    try {
      asOperator()
          .post("/v1/admin/ledger/verifications")
          .then()
          .body("inOrder", equalTo(false))
          .body("findings", hasItem(startsWith("account " + person.id() + ": transfer " + id)));
      assertThat(
              asAuditor().verifyLedger(VerifyLedgerRequest.getDefaultInstance()).getFindingsList())
          .anyMatch(finding -> finding.contains(id.toString()));
      given().get("/q/metrics").then().body(containsString("bouquet_wallet_ledger_findings"));
    } finally {
      Database.execute("update transfer set amount = amount - 1 where id = '" + id + "'");
    }
  }

  @Test
  void theTrialBalanceIsZero() {
    Person.with1000Coins();

    var coins =
        asAuditor().getTrialBalance(GetTrialBalanceRequest.getDefaultInstance()).getAssets(0);

    assertThat(coins.getAsset()).isEqualTo("COIN");
    assertThat(coins.getBelowZero()).isNegative();
    assertThat(coins.getBelowZero() + coins.getAboveZero()).isZero();
    asOperator()
        .get("/v1/admin/ledger/trial-balance")
        .then()
        .statusCode(200)
        .body("assets[0].asset", equalTo("COIN"));
  }

  @Test
  void isForOperatorsAndWellFormedRequestsOnly() {
    var person = Person.viewer();
    given().get("/v1/admin/charging").then().statusCode(401);
    person.request().get("/v1/admin/charging").then().statusCode(403);
    person.request().post("/v1/admin/ledger/verifications").then().statusCode(403);
    asOperator()
        .body("{\"status\":\"FROZEN\",\"reason\":\"x\"}")
        .put("/v1/admin/wallets/" + person.id() + "/status")
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
    for (var bad :
        new String[] {
          "{}",
          "{\"status\":\"MELTED\",\"reason\":\"x\"}",
          "{\"status\":\"FROZEN\",\"reason\":\" \"}",
          "{\"status\":\"FROZEN\",\"reason\":\"" + "x".repeat(501) + "\"}"
        }) {
      asOperator()
          .header("Idempotency-Key", UUID.randomUUID())
          .body(bad)
          .put("/v1/admin/wallets/" + person.id() + "/status")
          .then()
          .statusCode(400)
          .body("code", equalTo("INVALID_REQUEST"));
    }
  }

  private static Response setStatus(UUID key, Person person, String status) {
    return asOperator()
        .header("Idempotency-Key", key)
        .body("{\"status\":\"%s\",\"reason\":\"for a test\"}".formatted(status))
        .put("/v1/admin/wallets/" + person.id() + "/status");
  }

  private static String spend(Person person) {
    var answer = asGiftService().charge(charge(UUID.randomUUID(), person.id(), 1, "rose").build());
    return answer.hasAccepted() ? "ACCEPTED" : answer.getRefused().getCode();
  }
}
