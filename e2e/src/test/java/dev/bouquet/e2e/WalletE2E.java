package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
