package dev.bouquet.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ApportionmentPropertyTest {
  @Test
  void sharesWhatDivides() {
    assertThat(Apportionment.share(100, List.of(5_000L, 3_000L, 2_000L)))
        .containsExactly(50L, 30L, 20L);
  }

  @Test
  void theFirstOfEqualsGetsTheUnitThatIsLeft() {
    assertThat(Apportionment.share(1, List.of(1L, 1L, 1L))).containsExactly(1L, 0L, 0L);
    assertThat(Apportionment.share(5, List.of(1L, 1L, 1L))).containsExactly(2L, 2L, 1L);
  }

  /// As it is defined: unit after unit, each to whom it is due first.
  @Property
  void isWhatHandingOutUnitAfterUnitGives(
      @ForAll @LongRange(min = 0, max = 300) long amount,
      @ForAll("smallWeights") List<Long> weights) {
    var shares = new ArrayList<>(Collections.nCopies(weights.size(), 0L));
    for (long unit = 0; unit < amount; unit++) {
      int next = 0;
      for (int i = 1; i < shares.size(); i++) {
        double due = (2.0 * shares.get(i) + 1) / weights.get(i);
        if (due < (2.0 * shares.get(next) + 1) / weights.get(next)) {
          next = i;
        }
      }
      shares.set(next, shares.get(next) + 1);
    }

    assertThat(Apportionment.share(amount, weights)).isEqualTo(shares);
  }

  @Property
  void leavesNothingOverAndIsNeverFarFromWhatIsDue(
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long amount,
      @ForAll("weights") List<Long> weights) {
    var shares = Apportionment.share(amount, weights);

    double sum = weights.stream().mapToLong(Long::longValue).sum();
    assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
    for (int i = 0; i < shares.size(); i++) {
      double due = amount * (weights.get(i) / sum);
      assertThat((double) shares.get(i)).isBetween(due - weights.size(), due + weights.size());
    }
  }

  @Property
  void nobodyGetsLessOfMore(
      @ForAll @LongRange(min = 0, max = 100_000) long amount,
      @ForAll("weights") List<Long> weights) {
    var less = Apportionment.share(amount, weights);
    var more = Apportionment.share(amount + 1, weights);

    for (int i = 0; i < less.size(); i++) {
      assertThat(more.get(i)).isGreaterThanOrEqualTo(less.get(i));
    }
  }

  @Property
  void allOfItIsTheWeights(@ForAll("weights") List<Long> weights) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();

    assertThat(Apportionment.share(sum, weights)).isEqualTo(weights);
  }

  @Test
  void refusesWhatIsOutOfBoundsAndDoesNotWrapAround() {
    assertThatThrownBy(() -> Apportionment.share(-1, List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Apportionment.share(1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Apportionment.share(1, List.of(1L, 0L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Apportionment.share(Long.MAX_VALUE, List.of(1L, 1L)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Provide
  Arbitrary<List<Long>> smallWeights() {
    return Arbitraries.longs().between(1, 20).list().ofMinSize(1).ofMaxSize(9);
  }

  @Provide
  Arbitrary<List<Long>> weights() {
    return Arbitraries.longs().between(1, 100_000_000).list().ofMinSize(1).ofMaxSize(9);
  }
}
