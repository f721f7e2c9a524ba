package dev.bouquet.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30));

  @Test
  void doublesUpToItsBound() {
    var delays =
        IntStream.rangeClosed(1, 6)
            .mapToObj(failures -> backoff.after(failures).toMillis())
            .toList();

    assertThat(delays).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void countsAPartAsRecoveredOnlyAfterACalmTime() {
    assertThat(backoff.recovered(Duration.ofSeconds(29))).isFalse();
    assertThat(backoff.recovered(Duration.ofSeconds(30))).isTrue();
  }
}
