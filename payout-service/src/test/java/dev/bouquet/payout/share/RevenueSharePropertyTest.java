package dev.bouquet.payout.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevenueSharePropertyTest {
  record Gift(long coins, int basisPoints) {}

  @Test
  void twoRosesAtOneHalfGiveNoDiamondAndThenOne() {
    var first = RevenueShare.of(1, 5_000, 0);
    var second = RevenueShare.of(1, 5_000, first.remainder());

    assertThat(first).isEqualTo(new RevenueShare(0, 1, 5_000));
    assertThat(second).isEqualTo(new RevenueShare(1, 0, 0));
  }

  @Property
  void anyRunOfGiftsIsSharedToTheUnit(@ForAll("gifts") List<Gift> gifts) {
    var promised = BigInteger.ZERO;
    long diamonds = 0;
    int remainder = 0;
    for (var gift : gifts) {
      var share = RevenueShare.of(gift.coins(), gift.basisPoints(), remainder);
      assertThat(share.diamonds() + share.fee()).isEqualTo(gift.coins());
      assertThat(share.diamonds()).isBetween(0L, gift.coins());
      assertThat(share.remainder()).isBetween(0, 9_999);
      promised =
          promised.add(
              BigInteger.valueOf(gift.coins()).multiply(BigInteger.valueOf(gift.basisPoints())));
      diamonds += share.diamonds();
      remainder = share.remainder();
    }
    assertThat(
            BigInteger.valueOf(diamonds)
                .multiply(BigInteger.valueOf(10_000))
                .add(BigInteger.valueOf(remainder)))
        .isEqualTo(promised);
  }

  @Test
  void refusesWhatIsOutOfBoundsAndDoesNotWrapAround() {
    assertThatThrownBy(() -> RevenueShare.of(0, 5_000, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RevenueShare.of(1, 10_001, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RevenueShare.of(1, 5_000, 10_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RevenueShare.of(Long.MAX_VALUE, 5_000, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Provide
  Arbitrary<List<Gift>> gifts() {
    var coins =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 3), Arbitraries.longs().between(1, 1_000_000_000));
    var points =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 5_000, 9_999, 10_000), Arbitraries.integers().between(0, 10_000));
    return Combinators.combine(coins, points).as(Gift::new).list().ofMaxSize(50);
  }
}
