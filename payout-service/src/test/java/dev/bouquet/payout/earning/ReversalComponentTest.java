package dev.bouquet.payout.earning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.ledger.postgres.Verification;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import dev.bouquet.payout.support.WalletProcess;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the wallet gives back, creators do not keep.
@PayoutComponent
class ReversalComponentTest {
  @Inject EarningService earnings;

  @Test
  void takesBackWhatTheGiftEarned() {
    var creator = UUID.randomUUID();
    var gift = Gifts.send(creator, 100);
    Gifts.send(creator, 30);
    var reversed = WalletProcess.WALLET.reverse(gift, 100);

    Gifts.publish(gift.getOrderingKey(), Gifts.event(reversed));
    Gifts.publish(gift.getOrderingKey(), Gifts.event(reversed)); // at least once

    await().until(() -> Gifts.earnings(creator).jsonPath().getLong("coins") == 30);
    var earnings = Gifts.earnings(creator).jsonPath();
    assertThat(earnings.getLong("pendingDiamonds")).isEqualTo(15);
    assertThat(earnings.getLong("gifts")).isEqualTo(1);
    var newest =
        given()
            .auth()
            .oauth2(Gifts.token(creator))
            .get("/v1/earnings/entries?pageSize=10")
            .jsonPath();
    var reversal = newest.getMap("items.find { it.reversalId != null }");
    assertThat(reversal)
        .containsEntry("giftId", gift.getChargeId())
        .containsEntry("reversalId", reversed.getReversalId())
        .containsEntry("coins", -100)
        .containsEntry("diamonds", -50)
        .containsEntry("fee", -50);
  }

  /// In any parts and any batches, with repeats: what a creator has, remainder included, is exactly
  /// what the coins that stayed are worth.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void reversalsInAnyPartsAndBatchesKeepTheirShare(long seed) throws Exception {
    var random = new Random(seed);
    var creators = List.of(UUID.randomUUID(), UUID.randomUUID());
    var left = new HashMap<UUID, Long>();
    var events = new ArrayList<SpendingEvent>();
    var charges = new ArrayList<Charged>();
    for (int i = 0; i < 60; i++) {
      if (charges.isEmpty() || random.nextInt(3) > 0) {
        var points = random.nextInt(10_001);
        var charge = Gifts.charge(creators.get(random.nextInt(2)), 1 + random.nextInt(50), points);
        charges.add(charge);
        left.put(UUID.fromString(charge.getChargeId()), charge.getAmount());
        events.add(SpendingEvent.read(Gifts.event(charge)));
      } else {
        var charge = charges.get(random.nextInt(charges.size()));
        long remaining = left.get(UUID.fromString(charge.getChargeId()));
        if (remaining > 0) {
          long coins = random.nextBoolean() ? remaining : 1 + random.nextLong(remaining);
          left.put(UUID.fromString(charge.getChargeId()), remaining - coins);
          var reversed = WalletProcess.WALLET.reverse(charge, coins);
          events.add(SpendingEvent.read(Gifts.event(reversed)));
        }
      }
    }

    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(15));
      int again = random.nextInt(from + 1);
      earnings.take(events.subList(again, to), 0);
      from = to;
    }

    for (var creator : creators) {
      assertThat(pending(creator)).as("seed %d", seed).isEqualTo(earned(creator));
      long promised =
          charges.stream()
              .filter(charge -> receiver(charge).equals(creator))
              .mapToLong(
                  charge -> left.get(UUID.fromString(charge.getChargeId())) * basisPoints(charge))
              .sum();
      assertThat(pending(creator) * 10_000 + remainder(creator))
          .as("seed %d", seed)
          .isEqualTo(promised);
    }
    try (var connection = Gifts.asOwner()) {
      assertThat(Verification.findings(connection, 10)).isEmpty();
    }
  }

  @Test
  void neverTakesBackMoreThanThereWas() throws Exception {
    var creator = UUID.randomUUID();
    var charge = Gifts.charge(creator, 10, 5_000);
    earnings.take(List.of(SpendingEvent.read(Gifts.event(charge))), 0);
    var tooMuch =
        new Reversal(
            UUID.randomUUID(),
            charge.getPosition(),
            UUID.fromString(charge.getChargeId()),
            11,
            Instant.EPOCH);
    var ofNothing =
        new Reversal(UUID.randomUUID(), charge.getPosition(), UUID.randomUUID(), 1, Instant.EPOCH);

    assertThatThrownBy(() -> earnings.take(List.of(tooMuch), 0)).hasMessageContaining("exceed");
    assertThatThrownBy(() -> earnings.take(List.of(ofNothing), 0))
        .hasMessageContaining("never came");
    assertThat(pending(creator)).isEqualTo(5);
  }

  /// A gift that was taken back leaves nothing behind for the next one.
  @Test
  void sendingAndTakingBackIsWorthNothing() throws Exception {
    var creator = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      var charge = Gifts.charge(creator, 1, 5_000);
      earnings.take(List.of(SpendingEvent.read(Gifts.event(charge))), 0);
      var reversed = WalletProcess.WALLET.reverse(charge, 1);
      earnings.take(List.of(SpendingEvent.read(Gifts.event(reversed))), 0);
    }

    assertThat(pending(creator)).isZero();
    assertThat(remainder(creator)).isZero();
  }

  private static UUID receiver(Charged charge) {
    return UUID.fromString(context(charge).getReceiverId());
  }

  private static int basisPoints(Charged charge) {
    return context(charge).getShareBasisPoints();
  }

  private static GiftContext context(Charged charge) {
    try {
      return charge.getContext().unpack(GiftContext.class);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long remainder(UUID creator) throws SQLException {
    return sum("select remainder from creator where creator_id = ?", creator);
  }

  private static long pending(UUID creator) throws SQLException {
    return sum("select posted from account where id = ?", Diamonds.pending(creator).id());
  }

  private static long earned(UUID creator) throws SQLException {
    return sum("select sum(diamonds)::bigint from earning where payee_id = ?", creator);
  }

  private static long sum(String sql, UUID id) throws SQLException {
    try (var connection = Gifts.asOwner();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
