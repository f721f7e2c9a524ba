package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asOperator;
import static dev.bouquet.wallet.Wallets.asWhoReverses;
import static dev.bouquet.wallet.Wallets.charge;
import static dev.bouquet.wallet.Wallets.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.wallet.v1.CaptureRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargePart;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.FundingEvent;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.lot.Lots;
import io.grpc.StatusRuntimeException;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WalletComponent
class LotComponentTest {
  private static final int LONG = 6_000;

  @Inject TakeBacks takeBacks;
  @Inject Lots lots;

  @Test
  void tellsFromEitherSideWhatWasPaidWithWhat() {
    var person = Person.with1000Coins();
    var first = topUp(person, 0);
    buy1000(person, 2_000);
    var gift = charge(person, 300);
    var bigGift = charge(person, 900);
    reverse(gift, 100);

    var own = person.request().get("/v1/wallet/lots").then().statusCode(200);

    own.body("items", hasSize(2))
        .body("items.coins", contains(1000, 1000))
        .body("items.remaining", contains(800, 100))
        .body("items.used", contains(200, 900))
        .body("items.owedBack", contains(0, 0))
        .body("items[1].topUpId", equalTo(first.toString()))
        .body("items[1].price", equalTo(Map.of("amount", 1199, "currency", "USD")))
        .body("items.pricePerCoin", contains("1.199", "1.199"))
        .body("nextPageToken", nullValue());
    var lotIds = own.extract().jsonPath().getList("items.id", String.class);
    lotsOf(bigGift)
        .body("items.lotId", contains(lotIds.get(1), lotIds.get(0)))
        .body("items.coins", contains(700, 200));
    chargesOf(lotIds.get(1))
        .body("items.chargeId", contains(gift.toString(), bigGift.toString()))
        .body("items.coins", contains(200, 700))
        .body("items.type", contains("GIFT", "GIFT"));
    asOperator()
        .get("/v1/admin/wallets/{id}/lots?pageSize=1", person.id())
        .then()
        .statusCode(200)
        .body("items.id", contains(lotIds.get(0)));
  }

  @Test
  void namesWhatTheSpentPartOfATakenBackTopUpPaidForUntilLaterCoinsDo() throws Exception {
    var person = Person.with1000Coins();
    var owner = person.id();
    var first = topUp(person, 0);
    var gift = charge(person, 300);
    var hold = hold(person, 200);

    takeBacks.takeBack(owner, first, 1, 600);
    person.request().get("/v1/wallet/lots").then().body("items.owedBack", contains(600));
    var captured = capture(hold);
    takeBacks.takeBack(owner, first, 2, 250);
    assertThat(lots.advance(owner)).isTrue();
    takeBacks.repay(owner, 500);
    buy1000(person, 1_000);
    takeBacks.repay(owner, 350);
    reverse(gift, 100);
    takeBacks.giveAgain(owner, first, 3, 400);

    person
        .request()
        .get("/v1/wallet/lots")
        .then()
        .body("items.coins", contains(400, 1000, 1000))
        .body("items.remaining", contains(400, 750, 0))
        .body("items.used", contains(0, 250, 150))
        .body("items.owedBack", contains(0, 0, 0))
        .body("items.topUpId[0]", equalTo(first.toString()))
        .body("items.pricePerCoin[0]", equalTo("1.199"));
    lotsOf(gift).body("items.coins", contains(150, 50)).body("items.unfunded", contains(0, 0));
    lotsOf(captured).body("items.coins", contains(200)).body("items.type", contains("CAPTURE"));
    var events = FundingTopic.eventsOf(owner, 3);
    assertThat(events.get(0).getUnfunded().getTopUpId()).isEqualTo(first.toString());
    assertThat(events.get(0).getUnfunded().getReason()).isEqualTo("REFUND");
    assertThat(events.get(0).getUnfunded().getPartsList()).containsExactly(part(captured, 100));
    assertThat(events.get(1).getUnfunded().getPartsList())
        .containsExactly(part(captured, 100), part(gift, 150));
    assertThat(events.get(2).getFunded().getPartsList())
        .containsExactly(part(gift, 150), part(captured, 200));
    assertThat(events).extracting(FundingEvent::getPayerId).containsOnly(owner.toString());
    computedAgainItIsTheSame(owner);
  }

  @Test
  void aCaptureOfAWalletThatOwesIsNamedThoughNobodyAsks() throws Exception {
    var person = Person.with1000Coins();
    var hold = hold(person, 700);
    takeBacks.takeBack(person.id(), topUp(person, 0), 1, 1_000);

    var captured = capture(hold);

    var event = FundingTopic.eventsOf(person.id(), 1).getFirst();
    assertThat(event.getUnfunded().getPartsList()).containsExactly(part(captured, 700));
  }

  @Test
  void namesManyChargesInSeveralEvents() throws Exception {
    var person = Person.with1000Coins();
    var charges = new ArrayList<UUID>();
    for (int i = 0; i < 3; i++) {
      charges.addAll(chargeOneCoinEach(person, 167)); // 501 in all
    }

    takeBacks.takeBack(person.id(), topUp(person, 0), 1, 1_000);

    var events = FundingTopic.eventsOf(person.id(), 2);
    assertThat(events)
        .extracting(event -> event.getUnfunded().getPartsCount())
        .containsExactly(500, 1);
    assertThat(
            events.stream()
                .flatMap(event -> event.getUnfunded().getPartsList().stream())
                .map(ChargePart::getChargeId))
        .isEqualTo(charges.reversed().stream().map(UUID::toString).toList());
  }

  private static List<UUID> chargeOneCoinEach(Person person, int count) {
    var ids = Stream.generate(UUID::randomUUID).limit(count).toList();
    var batch = ChargeBatchRequest.newBuilder();
    ids.forEach(id -> batch.addCharges(Wallets.charge(id, person.id(), 1, "rose")));
    assertThat(asGiftService().chargeBatch(batch.build()).getChargesList())
        .allMatch(ChargeResponse::hasAccepted);
    return ids;
  }

  @Test
  void aLongHistoryInChunksIsAsOneQueryPairsItsCoins() throws Exception {
    var owner = UUID.randomUUID();
    Histories.generate(owner, 1, LONG);
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> lots.advance(owner));

      assertThat(Database.query(LotPairing.DIFFERENCES.formatted(owner))).isEqualTo("0");
      assertThat(number("select sum(coins) from lot_use", owner)).isEqualTo(LONG / 100 * 99);
      assertThat(number("select sum(remaining) from lot", owner))
          .isEqualTo(Histories.balance(LONG));
    } finally {
      Histories.remove(owner);
    }
  }

  @Test
  void whoeverAsksAtOnceComputesOnce() throws Exception {
    var owner = UUID.randomUUID();
    Histories.generate(owner, 1, 5_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> ask = () -> lots.advance(owner);
      for (var answer : threads.invokeAll(List.of(ask, ask, ask, ask))) {
        assertThat(answer.get()).isTrue();
      }
      assertThat(number("select sum(coins) from lot_use", owner)).isEqualTo(5_000 / 100 * 99);
    } finally {
      Histories.remove(owner);
    }
  }

  @Test
  void knowsNoLotsOfNobody() {
    var nobody = UUID.randomUUID();

    Person.viewer().request().get("/v1/wallet/lots").then().body("items", hasSize(0));
    assertNotFound("/v1/admin/wallets/" + nobody + "/lots", "WALLET_NOT_FOUND");
    assertNotFound("/v1/admin/lots/" + nobody + "/charges", "LOT_NOT_FOUND");
    assertNotFound("/v1/admin/charges/x/lots", "CHARGE_NOT_FOUND");
    Person.viewer().request().get("/v1/admin/charges/x/lots").then().statusCode(403);
  }

  private void computedAgainItIsTheSame(UUID owner) throws Exception {
    var before = rows(owner);
    for (var table : List.of("lot", "lot_use", "lot_progress", "funding_event")) {
      Database.execute("delete from %s where owner_id = '%s'".formatted(table, owner));
    }
    assertThat(rows(owner)).isNotEqualTo(before);

    assertThat(lots.advance(owner)).isTrue();

    assertThat(rows(owner)).isEqualTo(before);
  }

  private static List<String> rows(UUID owner) {
    return List.of(
        rows("lot", "place", owner),
        rows("lot_use", "version, place", owner),
        rows("lot_progress", "version", owner),
        rows("(select owner_id, seq, event from funding_event)", "seq", owner));
  }

  private static String rows(String table, String order, UUID owner) {
    return Database.query(
        "select coalesce(string_agg(t::text, ' ' order by %s), '') from %s t where owner_id = '%s'"
            .formatted(order, table, owner));
  }

  private static long number(String select, UUID owner) {
    return Long.parseLong(Database.query(select + " where owner_id = '" + owner + "'"));
  }

  private static UUID topUp(Person person, int number) {
    return UUID.fromString(
        Database.query(
            "select id from top_up where owner_id = '%s' order by created_at offset %d"
                .formatted(person.id(), number)));
  }

  private static void buy1000(Person person, long balance) {
    person
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(201);
    await().atMost(Duration.ofSeconds(20)).until(() -> person.balance() == balance);
  }

  private static UUID charge(Person person, long coins) {
    var id = UUID.randomUUID();
    var answer = asGiftService().charge(Wallets.charge(id, person.id(), coins, "rose").build());
    assertThat(answer.hasAccepted()).isTrue();
    return id;
  }

  private static String hold(Person person, long coins) {
    var id = UUID.randomUUID().toString();
    var hold =
        HoldRequest.newBuilder()
            .setHoldId(id)
            .setRequestHash(hash("hold"))
            .setPayerId(person.id().toString())
            .setAmount(coins)
            .setTimeoutSeconds(60);
    assertThat(asGiftService().hold(hold.build()).hasHeld()).isTrue();
    return id;
  }

  private static UUID capture(String hold) {
    var id = UUID.randomUUID();
    var capture =
        CaptureRequest.newBuilder()
            .setCaptureId(id.toString())
            .setRequestHash(hash("capture"))
            .setHoldId(hold)
            .setOrderingKey("room-1");
    assertThat(asGiftService().capture(capture.build()).hasAccepted()).isTrue();
    return id;
  }

  /// Once the charge is published.
  private static void reverse(UUID charge, long coins) {
    var request =
        ReverseRequest.newBuilder()
            .setReversalId(UUID.randomUUID().toString())
            .setRequestHash(hash("reverse"))
            .setChargeId(charge.toString())
            .setAmount(coins)
            .build();
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreException(StatusRuntimeException.class)
        .until(() -> asWhoReverses().reverse(request).hasReversed());
  }

  private static ValidatableResponse lotsOf(UUID charge) {
    return asOperator().get("/v1/admin/charges/{id}/lots", charge).then().statusCode(200);
  }

  private static ValidatableResponse chargesOf(String lot) {
    return asOperator().get("/v1/admin/lots/{id}/charges", lot).then().statusCode(200);
  }

  private static void assertNotFound(String path, String code) {
    asOperator().get(path).then().statusCode(404).body("code", equalTo(code));
  }

  private static ChargePart part(UUID charge, long coins) {
    return ChargePart.newBuilder().setChargeId(charge.toString()).setCoins(coins).build();
  }
}
