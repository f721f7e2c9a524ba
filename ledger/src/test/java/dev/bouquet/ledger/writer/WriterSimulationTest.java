package dev.bouquet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `./bouquet soak ledger --seeds N` runs more of them; `-Dsimulation.seed=S` runs one again.
class WriterSimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);

  /// Held strongly: a logger that nobody refers to forgets its level.
  private static final Logger LOG = Logger.getLogger("dev.bouquet.ledger.writer");

  @BeforeAll
  static void troublesAreNoNews() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void troublesAreNewsAgain() {
    LOG.setLevel(null);
  }

  /// On a virtual thread, as its actors are: one hands over to the next without the system's help.
  @Test
  void everyIdHasOneEffectWhateverGoesWrong() throws Exception {
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      thread.submit(WriterSimulationTest::simulate).get();
    }
  }

  private static void simulate() {
    var again = Long.getLong("simulation.seed");
    if (again != null) {
      new WriterSimulation(again).run();
      return;
    }
    var seeds = new Random();
    int commits = 0;
    int claims = 0;
    long steps = 0;
    int retries = 0;
    for (int i = 0; i < SEEDS; i++) {
      long seed = seeds.nextLong();
      try {
        var outcomes = new WriterSimulation(seed).run();
        commits += outcomes.commits();
        claims += outcomes.claims();
        steps += outcomes.steps();
        retries += outcomes.retries();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("fails with -Dsimulation.seed=" + seed, e);
      }
    }
    System.out.printf(
        "%,d seeds: %,d steps, %,d commits, %,d claims of slots, %,d calls that had to be repeated%n",
        SEEDS, steps, commits, claims, retries);
    assertThat(claims).as("takeovers happen").isGreaterThan(SEEDS * 4);
    assertThat(retries).as("failures happen").isGreaterThan(SEEDS * 3);
  }
}
