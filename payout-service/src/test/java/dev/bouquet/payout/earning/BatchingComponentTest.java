package dev.bouquet.payout.earning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.payout.share.RevenueShare;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However charges are cut into batches, repeated, or taken by two consumers at once, the same rows
/// and sums come out.
@PayoutComponent
class BatchingComponentTest {
  @Inject EarningService earnings;

  private record Row(UUID chargeId, UUID payeeId, long coins, long diamonds, long fee) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyBatchingWithRepeatsGivesWhatOneByOneGives(long seed) throws Exception {
    var random = new Random(seed);
    var creators = creators(3);
    var charges = charges(creators, 60, random);

    for (int from = 0; from < charges.size(); ) {
      int to = Math.min(charges.size(), from + 1 + random.nextInt(20));
      int again = random.nextInt(from + 1); // redelivered from here, as after a lost commit
      earnings.take(doubled(charges.subList(again, to), random), 0);
      from = to;
    }

    assertThat(rows(creators)).as("seed %d", seed).isEqualTo(oneByOne(charges));
    assertSumsAndBalances(creators, charges);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void consumersThatGetTheSameChargesAtOnceAgree(long seed) throws Exception {
    var random = new Random(seed);
    var creators = creators(4);
    var charges = charges(creators, 80, random);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var consumers = new ArrayList<Callable<Void>>();
      for (int consumer = 0; consumer < 4; consumer++) {
        int partition = consumer;
        int size = 5 + random.nextInt(25);
        consumers.add(() -> {
          for (int from = 0; from < charges.size(); from += size) {
            var batch = charges.subList(from, Math.min(charges.size(), from + size));
            earnings.take(List.copyOf(batch), partition);
          }
          return null;
        });
      }
      for (var done : pool.invokeAll(consumers)) {
        done.get();
      }
    }

    assertThat(rows(creators).keySet())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(charges.stream().map(Charge::id).toList());
    assertSumsAndBalances(creators, charges);
  }

  private static List<UUID> creators(int count) {
    return Stream.generate(UUID::randomUUID).limit(count).toList();
  }

  private static List<Charge> charges(List<UUID> creators, int count, Random random)
      throws UnreadableChargeException {
    var points = new int[] {0, 1, 3_333, 5_000, 9_999, 10_000};
    var charges = new ArrayList<Charge>();
    for (int i = 0; i < count; i++) {
      var creator = creators.get(random.nextInt(creators.size()));
      long coins = 1L + random.nextInt(random.nextBoolean() ? 3 : 5_000);
      var charged = Gifts.charge(creator, coins, points[random.nextInt(points.length)]);
      charges.add((Charge) SpendingEvent.read(Gifts.event(charged)));
    }
    return charges;
  }

  /// The same batch with some charges in it twice, the second time anywhere later.
  private static List<SpendingEvent> doubled(List<Charge> batch, Random random) {
    var doubled = new ArrayList<SpendingEvent>(batch);
    for (int i = 0; i < batch.size() / 4; i++) {
      var charge = batch.get(random.nextInt(batch.size()));
      int after = doubled.indexOf(charge) + 1;
      doubled.add(after + random.nextInt(doubled.size() - after + 1), charge);
    }
    return doubled;
  }

  private static Map<UUID, Row> oneByOne(List<Charge> charges) {
    var remainders = new TreeMap<UUID, Integer>();
    var rows = new TreeMap<UUID, Row>();
    for (var charge : charges) {
      var part = charge.parts().getFirst();
      var share =
          RevenueShare.of(
              part.coins(), part.basisPoints(), remainders.getOrDefault(part.payee(), 0));
      remainders.put(part.payee(), share.remainder());
      rows.put(
          charge.id(),
          new Row(charge.id(), part.payee(), part.coins(), share.diamonds(), share.fee()));
    }
    return rows;
  }

  private static Map<UUID, Row> rows(List<UUID> creators) throws SQLException {
    var found = new TreeMap<UUID, Row>();
    try (var connection = Gifts.asOwner();
        var select =
            connection.prepareStatement(
                "select charge_id, payee_id, coins, diamonds, fee from earning where payee_id = any(?)")) {
      select.setArray(1, connection.createArrayOf("uuid", creators.toArray()));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var row =
              new Row(
                  rows.getObject(1, UUID.class),
                  rows.getObject(2, UUID.class),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getLong(5));
          found.put(row.chargeId(), row);
        }
      }
    }
    return found;
  }

  /// Diamonds and remainder are exactly the promised shares, the numbers have no gaps, and the
  /// ledger holds what the rows say.
  private static void assertSumsAndBalances(List<UUID> creators, List<Charge> charges)
      throws SQLException {
    for (var creator : creators) {
      var mine =
          charges.stream()
              .map(charge -> charge.parts().getFirst())
              .filter(part -> part.payee().equals(creator))
              .toList();
      long promised = mine.stream().mapToLong(c -> c.coins() * c.basisPoints()).sum();
      try (var connection = Gifts.asOwner();
          var select =
              connection.prepareStatement(
                  """
                  select c.gifts, c.coins, c.remainder, a.posted,
                         (select array_agg(number order by number) from earning where payee_id = c.creator_id) as numbers
                    from creator c join account a on a.id = ? where c.creator_id = ?
                  """)) {
        select.setObject(1, Diamonds.pending(creator).id());
        select.setObject(2, creator);
        try (var row = select.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getLong("posted") * 10_000 + row.getLong("remainder")).isEqualTo(promised);
          assertThat(row.getLong("gifts")).isEqualTo(mine.size());
          assertThat(row.getLong("coins"))
              .isEqualTo(mine.stream().mapToLong(Charge.Part::coins).sum());
          assertThat((Object[]) row.getArray("numbers").getArray())
              .containsExactly(
                  IntStream.rangeClosed(1, mine.size()).mapToObj(Long::valueOf).toArray());
        }
      }
    }
  }
}
