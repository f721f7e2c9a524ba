package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakeRatesTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final HandshakeRates rates = new HandshakeRates(2, 0);

  @Test
  void eachAddressHasItsOwnRate() {
    assertThat(rates.tryTake("a", 0)).isTrue();
    assertThat(rates.tryTake("a", 0)).isTrue();
    assertThat(rates.tryTake("a", 0)).isFalse();
    assertThat(rates.tryTake("b", 0)).isTrue();
    assertThat(rates.tryTake("a", SECOND / 2)).isTrue();
    assertThat(rates.tryTake("a", SECOND / 2)).isFalse();
  }

  @Test
  void addressesThatHaveBecomeQuietAreForgotten() {
    for (int i = 0; i < 100; i++) {
      rates.tryTake("a" + i, 0);
    }
    assertThat(rates.size()).isEqualTo(100);

    rates.tryTake("b", SECOND);
    assertThat(rates.size()).isEqualTo(1);
  }

  @Test
  void whoWasTooFastIsNotForgottenTooSoon() {
    for (int i = 0; i < 10; i++) {
      rates.tryTake("a", SECOND - 1);
    }

    rates.tryTake("b", SECOND);
    assertThat(rates.tryTake("a", SECOND)).isFalse();
  }
}
