package dev.bouquet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  @Test
  void addsUserAndSystemTimeOfAProcessAndItsEndedChildren() {
    var stat =
        "42 (postgres: (a) b) S 1 42 42 0 -1 4194304 900 0 0 0 1000 200 30 4 20 0 1 0 5000 170000 4000";

    assertThat(ProcessTree.ticks(stat)).isEqualTo(1_234);
  }

  @Test
  void readsThisProcess() throws IOException {
    assertThat(ProcessTree.cpuMicros(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void theCompilersOfThisProcessArePartOfIt() throws IOException {
    long pid = ProcessHandle.current().pid();
    long compilers = ProcessTree.compilerMicros(pid);

    assertThat(compilers).isPositive().isLessThanOrEqualTo(ProcessTree.cpuMicros(pid));
  }
}
