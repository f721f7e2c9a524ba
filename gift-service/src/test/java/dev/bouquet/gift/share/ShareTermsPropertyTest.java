package dev.bouquet.gift.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTermsPropertyTest {
  @Property
  void isTheExactShareRoundedDown(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long coins,
      @ForAll @IntRange(max = 10_000) int basisPoints) {
    var exact =
        BigInteger.valueOf(coins)
            .multiply(BigInteger.valueOf(basisPoints))
            .divide(BigInteger.valueOf(10_000));

    assertThat(new ShareTerms(1, basisPoints).diamonds(coins)).isEqualTo(exact.longValueExact());
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new ShareTerms(1, 10_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShareTerms(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShareTerms(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
