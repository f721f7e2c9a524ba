package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.payout.v1.SharePolicy;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Show;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.id.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Many people send a gift, while operators change its price and the shares of those who get it
/// change.
@GiftComponent
class ChangesUnderLoadComponentTest {
  private static final int SENDERS = 8;
  private static final int GIFTS_EACH = 40;

  /// How many gifts somebody sends before they look at the panel again.
  private static final int GIFTS_PER_LOOK = 5;

  private static final int FIRST_PRICE = 5;
  private static final List<Integer> NEXT_PRICES = List.of(9, 4, 7);
  private static final int POLICIES = 12;
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration AFTER_GRACE = Duration.ofSeconds(61);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String giftId = "gift-" + UUID.randomUUID();
  private final UUID guest = UUID.randomUUID();
  private final Show show = Show.inRoom(ROOM_STATUS_LIVE, 2, room -> room.setLineup(shared()));
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

  /// Basis points by version, of all policies that there were.
  private final Map<Long, Integer> published = new ConcurrentHashMap<>();

  /// @param price of the panel that the sender saw
  private record Sent(UUID key, int quantity, int price, Response answer) {}

  private record Panel(long version, int price) {}

  @Test
  void everybodyPaysWhatTheySawAndIsSharedByOneOfThePolicies() throws Exception {
    operatorCreates();
    publishPolicies(1);
    await().atMost(PATIENCE).until(() -> isSharedBy(1));
    var first = panel();

    loadWhilePricesAndPoliciesChange();
    TestClock.pass(AFTER_GRACE);
    send(Person.viewer(), first, 3);

    assertThat(sent).hasSize(SENDERS * GIFTS_EACH + 1);
    for (var gift : sent) {
      if (gift.answer().statusCode() == 201) {
        assertCharged(gift);
      } else {
        gift.answer().then().statusCode(422).body("code", equalTo("PRICE_CHANGED"));
      }
    }
    assertThat(sent).anyMatch(gift -> gift.answer().statusCode() == 422);
    var accepted = sent.stream().filter(gift -> gift.answer().statusCode() == 201).toList();
    assertThat(accepted.stream().map(Sent::price).distinct()).hasSizeGreaterThan(2);
    assertThat(
            accepted.stream()
                .map(gift -> receipt(gift).getLong("receivers[0].share.policyVersion"))
                .distinct())
        .hasSizeGreaterThan(2);
  }

  private void loadWhilePricesAndPoliciesChange() throws Exception {
    var work = new ArrayList<Callable<Void>>();
    for (int sender = 0; sender < SENDERS; sender++) {
      work.add(this::sendMany);
    }
    work.add(this::changePrices);
    work.add(this::changePolicies);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private Void sendMany() {
    var sender = Person.viewer();
    OtherServices.WALLET.setBalance(sender.id().toString(), 100_000);
    var panel = panel();
    for (int number = 0; number < GIFTS_EACH; number++) {
      if (number % GIFTS_PER_LOOK == 0) {
        panel = panel();
      }
      send(sender, panel, 1 + number % 7);
    }
    return null;
  }

  private void send(Person sender, Panel panel, int quantity) {
    var key = Ids.next();
    var answer =
        sender
            .asks()
            .header("Idempotency-Key", key)
            .body(
                "{\"giftId\":\"%s\",\"quantity\":%d,\"catalogVersion\":%d}"
                    .formatted(giftId, quantity, panel.version()))
            .post("/v1/rooms/{room}/gifts", show.roomId);
    sent.add(new Sent(key, quantity, panel.price(), answer));
  }

  private Panel panel() {
    var panel = given().get("/v1/gifts").jsonPath();
    return new Panel(
        panel.getLong("version"), panel.getInt("items.find { it.id == '" + giftId + "' }.price"));
  }

  /// Each one after another part of the load; the last one so that nobody's old panel counts.
  private Void changePrices() {
    for (int change = 0; change < NEXT_PRICES.size(); change++) {
      awaitPartOfLoad(change + 1, NEXT_PRICES.size() + 1);
      var operator = Person.operator();
      var tag = operator.asks().get("/v1/admin/gifts/{id}", giftId).header("ETag");
      operator
          .asks()
          .header("If-Match", tag)
          .body("{\"gift\":%s,\"reason\":\"dearer\"}".formatted(gift(NEXT_PRICES.get(change))))
          .put("/v1/admin/gifts/{id}", giftId)
          .then()
          .statusCode(200);
      TestClock.pass(change == NEXT_PRICES.size() - 1 ? AFTER_GRACE : SETTLED);
    }
    return null;
  }

  private Void changePolicies() {
    for (int version = 2; version <= POLICIES; version++) {
      awaitPartOfLoad(version - 1, POLICIES + 1);
      publishPolicies(version);
    }
    return null;
  }

  private void awaitPartOfLoad(int part, int parts) {
    int count = SENDERS * GIFTS_EACH * part / parts;
    await().atMost(PATIENCE).until(() -> sent.size() >= count);
  }

  private void publishPolicies(int version) {
    int basisPoints = 3_000 + 317 * version;
    published.put((long) version, basisPoints);
    for (var creator : List.of(show.hostId, guest)) {
      var policy =
          SharePolicy.newBuilder()
              .setPolicyId(creator.toString())
              .setVersion(version)
              .setCreatorBasisPoints(basisPoints)
              .build();
      Show.publish("share-policies.v1", creator.toString(), policy.toByteArray());
    }
  }

  private boolean isSharedBy(int version) {
    var receipt = show.send(Ids.next(), "{\"giftId\":\"rose\",\"quantity\":2}").jsonPath();
    return receipt.getList("receivers.share.basisPoints").stream()
        .allMatch(published.get((long) version)::equals);
  }

  private void assertCharged(Sent gift) throws Exception {
    var request = OtherServices.WALLET.requestsFor(gift.key().toString()).getFirst();
    var context = request.getContext().unpack(GiftContext.class);
    long coins = (long) gift.quantity() * gift.price();
    assertThat(request.getAmount()).isEqualTo(coins);
    assertThat(context.getCoins()).isEqualTo(coins);
    assertThat(context.getUnitPrice()).isEqualTo(gift.price());
    assertThat(context.getPartsList()).hasSize(2).allMatch(this::isOfOnePolicy);
    assertThat(context.getPartsList().stream().mapToLong(GiftPart::getCoins).sum())
        .isEqualTo(coins);
    long given = 0;
    for (int at = 0; at < 2; at++) {
      var receiver = receipt(gift).setRootPath("receivers[" + at + "].");
      assertThat(receiver.getLong("share.diamonds") + receiver.getLong("fee"))
          .isEqualTo(receiver.getLong("coins"))
          .isEqualTo(context.getParts(at).getCoins());
      given += receiver.getLong("share.diamonds");
    }
    assertThat(given + receipt(gift).getLong("fee")).isEqualTo(coins);
  }

  private boolean isOfOnePolicy(GiftPart part) {
    return Integer.valueOf(part.getShareBasisPoints())
        .equals(published.get(part.getSharePolicyVersion()));
  }

  private static JsonPath receipt(Sent gift) {
    return gift.answer().jsonPath();
  }

  private void operatorCreates() {
    Person.operator()
        .asks()
        .body(
            "{\"id\":\"%s\",\"gift\":%s,\"reason\":\"for the fair\"}"
                .formatted(giftId, gift(FIRST_PRICE)))
        .post("/v1/admin/gifts")
        .then()
        .statusCode(201);
    TestClock.pass(SETTLED);
  }

  /// Not in combos, so that its price may change at once.
  private static String gift(int price) {
    return """
    {"price":%d,"tier":"SMALL","category":"food","comboable":false,
     "texts":{"en":{"name":"Pretzel","description":"With salt."}}}\
    """
        .formatted(price);
  }

  private Lineup shared() {
    return Lineup.newBuilder()
        .addGuests(Guest.newBuilder().setPersonId(guest.toString()).setName("Gus").setOnStage(true))
        .setGiftSplit(GiftSplit.newBuilder().setRule(GiftSplitRule.GIFT_SPLIT_RULE_EVEN))
        .build();
  }
}
