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

  @Test
  void ofManySmallGiftsEverybodyGetsSome() {
    var shares = new LinkedHashMap<UUID, Long>();
    for (int i = 0; i < 3; i++) {
      shares.put(new UUID(0, i), 1L);
    }
    var got = new HashMap<UUID, Long>();
    for (int i = 0; i < 3_000; i++) {
      var id = new UUID(i * 0x9E3779B97F4A7C15L, 0);
      Part.of(id, 1, shares).forEach(part -> got.merge(part.receiver(), part.coins(), Long::sum));
    }

    assertThat(got.values()).allMatch(coins -> coins > 800 && coins < 1_200);
  }

  @Provide
  Arbitrary<Map<UUID, Long>> shares() {
    return Arbitraries.maps(
            Arbitraries.create(UUID::randomUUID), Arbitraries.longs().between(1, 10_000))
        .ofMinSize(1)
        .ofMaxSize(9);
  }
}
