package dev.bouquet.bench.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GiftSourceTest {
  private static final int GIFTS = 20_000;

  @Test
  void hotGiftsGoToOneCreator() {
    assertThat(percentToFirst(Distribution.HOT)).isCloseTo(99, Offset.offset(1.0));
    assertThat(percentToFirst(Distribution.UNIFORM)).isLessThan(1);
  }

  @Test
  void giftsLookLikeRealOnes() {
    var gift = source(Distribution.UNIFORM).next();

    assertThat(gift.id().version()).isEqualTo(7);
    assertThat(gift.id().variant()).isEqualTo(2);
    assertThat(gift.requestHash().size()).isEqualTo(32);
    assertThat(gift.context().size()).isEqualTo(200);
  }

  private static double percentToFirst(Distribution distribution) {
    var first = Population.creators()[0];
    var source = source(distribution);
    return 100.0
        * Stream.generate(source::next)
            .limit(GIFTS)
            .filter(gift -> gift.creator().equals(first))
            .count()
        / GIFTS;
  }

  private static GiftSource source(Distribution distribution) {
    return new GiftSource(Population.wallets(10), Population.creators(), distribution);
  }
}
