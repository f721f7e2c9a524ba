package dev.bouquet.payout.earning;

import static dev.bouquet.payout.support.Gifts.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.ledger.postgres.Verification;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import dev.bouquet.payout.support.WalletProcess;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gift that a host and guests share.
@PayoutComponent
class SharedGiftComponentTest {
  @Inject EarningService earnings;

  @Test
  void everybodyEarnsByTheirOwnShareAndGivesTheirPartBack() {
    var host = UUID.randomUUID();
    var guest = UUID.randomUUID();
    var gift =
        WalletProcess.WALLET.commit(
            Gifts.gift(List.of(part(host, 60, 5_000), part(guest, 40, 2_500))));

    Gifts.publish(gift, gift); // at least once

    await().until(() -> Gifts.giftsOf(guest) == 1);
    assertThat(earningsOf(host)).containsEntry("coins", 60).containsEntry("pendingDiamonds", 30);
    assertThat(earningsOf(guest)).containsEntry("coins", 40).containsEntry("pendingDiamonds", 10);

    Gifts.publish(gift.getOrderingKey(), Gifts.event(WalletProcess.WALLET.reverse(gift, 50)));

    await().until(() -> earningsOf(guest).get("coins").equals(20));
    assertThat(earningsOf(host))
        .containsEntry("coins", 30)
        .containsEntry("pendingDiamonds", 15)
        .containsEntry("gifts", 1);

    Gifts.publish(gift.getOrderingKey(), Gifts.event(WalletProcess.WALLET.reverse(gift, 50)));

    await().until(() -> Gifts.giftsOf(guest) == 0);
    assertThat(earningsOf(host)).containsEntry("coins", 0).containsEntry("pendingDiamonds", 0);
  }

  /// In any parts, steps and batches, with repeats: what everybody has is what the coins that
  /// stayed with them are worth, and together they have what stayed of the gifts.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyRunOfSharedGiftsAndReversalsIsExact(long seed) throws Exception {
    var random = new Random(seed);
    var people = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    var points = Map.of(people.get(0), 5_000, people.get(1), 3_333, people.get(2), 7_001);
    var events = new ArrayList<SpendingEvent>();
    long staying = 0;
    for (int i = 0; i < 20; i++) {
      var gift = WalletProcess.WALLET.commit(Gifts.gift(parts(random, people, points)));
      events.add(SpendingEvent.read(Gifts.event(gift)));
      long left = gift.getAmount();
      while (left > 0 && random.nextInt(3) > 0) {
        long coins = 1 + random.nextLong(left);
        left -= coins;
        var reversed = WalletProcess.WALLET.reverse(gift, coins);
        events.add(SpendingEvent.read(Gifts.event(reversed)));
      }
      staying += left;
    }

    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(9));
      earnings.take(events.subList(random.nextInt(from + 1), to), 0);
      from = to;
    }

    long kept = 0;
    for (var person : people) {
      long coins = sum("select coins from creator where creator_id = '%s'".formatted(person));
      long diamonds =
          sum("select sum(diamonds) from earning where payee_id = '%s'".formatted(person));
      long remainder =
          sum("select remainder from creator where creator_id = '%s'".formatted(person));
      assertThat(coins).as("seed %d", seed).isNotNegative();
      assertThat(diamonds * 10_000 + remainder)
          .as("seed %d", seed)
          .isEqualTo(coins * points.get(person));
      kept += coins;
    }
    assertThat(kept).as("seed %d", seed).isEqualTo(staying);
    try (var connection = Gifts.asOwner()) {
      assertThat(Verification.findings(connection, 10)).isEmpty();
    }
  }

  @Test
  void partsThatDoNotSumAreUnreadable() {
    var context =
        GiftContext.newBuilder()
            .setCoins(10)
            .addParts(part(UUID.randomUUID(), 6, 0))
            .addParts(part(UUID.randomUUID(), 5, 0))
            .build();
    var event = Gifts.event(charged(context));

    assertThatThrownBy(() -> SpendingEvent.read(event))
        .isInstanceOf(UnreadableChargeException.class)
        .hasMessageContaining("parts");
  }

  private static Charged charged(GiftContext context) {
    return Gifts.charged(10, "room")
        .setContext(Any.pack(context))
        .setPosition(Position.newBuilder().setSeq(1))
        .build();
  }

  private static List<GiftPart> parts(Random random, List<UUID> people, Map<UUID, Integer> points) {
    var order = new ArrayList<>(people);
    Collections.shuffle(order, random);
    var parts = new ArrayList<GiftPart>();
    for (var person : order.subList(0, 1 + random.nextInt(order.size()))) {
      parts.add(part(person, 1 + random.nextInt(30), points.get(person)));
    }
    return parts;
  }

  private static Map<String, Object> earningsOf(UUID creator) {
    return new HashMap<>(Gifts.earnings(creator).jsonPath().getMap("$"));
  }

  private static long sum(String sql) throws SQLException {
    try (var connection = Gifts.asOwner();
        var select = connection.createStatement();
        var row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
