package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What people do with coins besides sending them.
class WalletE2E {

  @Test
  void childrenNeitherBuyNorSpend() {
    var mia = Person.login("mia");
    var room = Person.login("dan").liveRoom();

    var topUp = mia.post("/v1/wallet/top-ups", UUID.randomUUID(), "{\"packId\":\"coins-1000\"}");
    var gift = mia.gift(room, UUID.randomUUID(), "rose", 1);

    assertThat(topUp.status()).isEqualTo(403);
    assertThat(topUp.text("code")).isEqualTo("AGE_RESTRICTED");
    assertThat(gift.status()).isEqualTo(403);
    assertThat(gift.text("code")).isEqualTo("AGE_RESTRICTED");
    assertThat(mia.balance()).isZero();
  }

  @Test
  void twoOperatorsGiveCoinsAndTheStatementTheExportAndTheLogShowIt() {
    var tina = Person.login("tina");
    var oscar = Person.login("oscar");
    var olga = Person.login("olga");
    var tinaId = tina.get("/v1/wallet").text("ownerId");
    long before = tina.balance();
    var id = UUID.randomUUID();

    var proposed =
        oscar.post(
            "/v1/admin/adjustments",
            id,
            "{\"ownerId\":\"%s\",\"amount\":77,\"reason\":\"goodwill\"}".formatted(tinaId));
    var alone = oscar.post("/v1/admin/adjustments/" + id + "/approval", "{\"reason\":\"mine\"}");
    var approved = olga.post("/v1/admin/adjustments/" + id + "/approval", "{\"reason\":\"seen\"}");

    assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(201);
    assertThat(alone.text("code")).isEqualTo("FOUR_EYES_NEEDED");
    assertThat(approved.text("status")).isEqualTo("EXECUTED");
    assertThat(tina.balance()).isEqualTo(before + 77);
    var statement = tina.get("/v1/wallet/transactions?type=ADJUSTMENT&pageSize=1");
    assertThat(statement.body().at("/items/0/amount").asLong()).isEqualTo(77);
    var export = tina.get("/v1/wallet/transactions/export?format=json&type=ADJUSTMENT");
    assertThat(export.body().get(export.body().size() - 1).get("amount").asLong()).isEqualTo(77);
    var log = olga.get("/v1/admin/acts?subjectId=" + tinaId);
    assertThat(log.body().at("/items/0/act").asText()).isEqualTo("APPROVE_ADJUSTMENT " + id);
    assertThat(olga.get("/v1/admin/wallets/" + tinaId).number("balance")).isEqualTo(before + 77);
  }

  @Test
  void aTopUpHasAReceiptAndAClosedWalletStaysClosed() {
    var zoe = Person.login("zoe");
    if (zoe.get("/v1/wallet").text("status").equals("OPEN")) { // another run may have closed it
      var topUp = UUID.randomUUID();
      zoe.post("/v1/wallet/top-ups", topUp, "{\"packId\":\"coins-350\"}");
      await().until(() -> zoe.balance() >= 350);
      var receipt = zoe.get("/v1/wallet/top-ups/" + topUp + "/receipt");
      assertThat(receipt.number("coins")).isEqualTo(350);
      var closed =
          zoe.post(
              "/v1/wallet/closure", UUID.randomUUID(), "{\"forfeit\":%d}".formatted(zoe.balance()));
      assertThat(closed.status()).as(closed.body().toString()).isEqualTo(200);
    }

    var again = zoe.post("/v1/wallet/top-ups", UUID.randomUUID(), "{\"packId\":\"coins-350\"}");

    assertThat(again.text("code")).isEqualTo("ACCOUNT_CLOSED");
    assertThat(zoe.get("/v1/wallet").text("status")).isEqualTo("CLOSED");
    assertThat(zoe.balance()).isZero();
  }

  @Test
  void aLimitOfOnesOwnHoldsAtOnceAndIsRaisedADayLater() {
    var tina = Person.login("tina").with1000MoreCoins();
    var room = Person.login("dan").liveRoom();
    long before = tina.balance();
    var limits = tina.put("/v1/wallet/limits", "{\"day\":10}");
    assertThat(limits.status()).as(limits.body().toString()).isEqualTo(200);
    assertThat(limits.text("zone")).isEqualTo("Europe/Berlin");

    assertThat(tina.gift(room, UUID.randomUUID(), "rose", 10).status()).isEqualTo(201);
    var refused = tina.gift(room, UUID.randomUUID(), "rose", 1);
    var raised = tina.put("/v1/wallet/limits", "{\"day\":1000}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("DAILY_LIMIT");
    assertThat(raised.body().at("/raise/limits/day").asLong()).isEqualTo(1_000);
    assertThat(raised.body().at("/left/0/left").asLong()).isZero();
    assertThat(tina.gift(room, UUID.randomUUID(), "rose", 1).text("code")).isEqualTo("DAILY_LIMIT");
    assertThat(tina.balance()).isEqualTo(before - 10);
  }
}
