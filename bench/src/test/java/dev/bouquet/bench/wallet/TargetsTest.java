package dev.bouquet.bench.wallet;

import static dev.bouquet.bench.wallet.Distribution.HOT;
import static dev.bouquet.bench.wallet.Distribution.UNIFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bouquet.bench.load.DatabaseMeter.Reading;
import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.load.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  @Test
  void theWorstCaseDecides() {
    var targets =
        Targets.of(
            List.of(
                measured(PathName.BASELINE, UNIFORM, 10_000, 1_000, 500),
                measured(PathName.BASELINE, HOT, 10_000, 500, 500),
                measured(PathName.ENGINE, UNIFORM, 10_000, 13_000, 20),
                measured(PathName.ENGINE, HOT, 10_000, 11_050, 25),
                measured(PathName.ENGINE, UNIFORM, 1_000_000, 9_000, 34)));

    assertThat(targets)
        .extracting(Target::reachedInWords, Target::verdict)
        .containsExactly(
            tuple("13.00 ×", "met"),
            tuple("34.00 µs", "missed"),
            tuple("-", "not measured"),
            tuple("-", "not measured"),
            tuple("0.85 ×", "missed"),
            tuple("1.70 ×", "missed"),
            tuple("5.00 ×", "met"));
  }

  @Test
  void limitsAreShownAsTheyWereSet() {
    assertThat(Targets.of(List.of()))
        .extracting(Target::limitInWords)
        .containsExactly("≥ 12 ×", "≤ 30 µs", "≥ 4 ×", "≥ 6 ×", "≥ 0.9 ×", "≤ 1.6 ×", "≤ 8 ×");
  }

  private static Measurement measured(
      PathName path, Distribution distribution, int wallets, long gifts, long cpuMicros) {
    return new Measurement(
        path,
        distribution,
        wallets,
        gifts,
        1,
        new Reading(cpuMicros * gifts, gifts, gifts),
        new Latency(1, 20, 40),
        4);
  }
}
