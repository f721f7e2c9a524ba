package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(12));

  @Test
  void growsByTheFactorUpToTheBound() {
    var seconds =
        IntStream.rangeClosed(1, 11)
            .mapToObj(failures -> backoff.after(failures, 0.5).toSeconds())
            .toList();

    assertThat(seconds)
        .containsExactly(
            5L, 15L, 45L, 135L, 405L, 1_215L, 3_645L, 10_935L, 32_805L, 43_200L, 43_200L);
    assertThat(backoff.after(1_000_000, 0.5)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void chanceMakesItAFifthShorterOrLonger() {
    assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(6));
  }
}
