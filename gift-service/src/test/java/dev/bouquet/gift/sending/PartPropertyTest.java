package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PartPropertyTest {
  @Property
  void partsAreTheGiftAndEachIsSomething(
      @ForAll long most,
      @ForAll long least,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long coins,
      @ForAll("shares") Map<UUID, Long> shares) {
    var id = new UUID(most, least);
    var parts = Part.of(id, coins, shares);

    assertThat(parts.stream().mapToLong(Part::coins).sum()).isEqualTo(coins);
    assertThat(parts).allMatch(part -> part.coins() > 0);
    assertThat(parts).extracting(Part::receiver).doesNotHaveDuplicates();
    assertThat(shares.keySet()).containsAll(parts.stream().map(Part::receiver).toList());
    assertThat(Part.of(id, coins, shares)).isEqualTo(parts);
  }

  @Property
  void everybodyGetsWhatIsDueUpToOneCoin(
      @ForAll long most,
      @ForAll long least,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long coins,
      @ForAll("shares") Map<UUID, Long> shares) {
    long sum = shares.values().stream().mapToLong(Long::longValue).sum();
    var got = new HashMap<UUID, Long>();
    Part.of(new UUID(most, least), coins, shares)
        .forEach(part -> got.put(part.receiver(), part.coins()));

    shares.forEach((receiver, share) -> {
      long due = coins * share / sum;
      long up = coins * share % sum == 0 ? due : due + 1;
      assertThat(got.getOrDefault(receiver, 0L)).isBetween(due, up);
    });
  }

  /// A quarter of a rose is nothing, and of a thousand roses two hundred and fifty.
  @Test
  void ofManySmallGiftsEverybodyGetsTheirShare() {
    var shares = new LinkedHashMap<UUID, Long>();
    shares.put(new UUID(0, 1), 7_000L);
    shares.put(new UUID(0, 2), 2_500L);
    shares.put(new UUID(0, 3), 500L);
    var got = new HashMap<UUID, Long>();
    for (int i = 0; i < 10_000; i++) {
      var id = new UUID((1_790_000_000_000L + 7L * i) << 16 | 0x7000, i * 0x9E3779B97F4A7C15L);
      Part.of(id, 1, shares).forEach(part -> got.merge(part.receiver(), part.coins(), Long::sum));
    }

    assertThat(got.get(new UUID(0, 1))).isBetween(6_800L, 7_200L);
    assertThat(got.get(new UUID(0, 2))).isBetween(2_300L, 2_700L);
    assertThat(got.get(new UUID(0, 3))).isBetween(400L, 600L);
  }

  @Provide
  Arbitrary<Map<UUID, Long>> shares() {
    return Arbitraries.maps(
            Arbitraries.create(UUID::randomUUID), Arbitraries.longs().between(1, 10_000))
        .ofMinSize(1)
        .ofMaxSize(9);
  }
}
