package dev.bouquet.room.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageThrottleTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID VERA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);

  private final MessageThrottle throttle = new MessageThrottle(() -> 2);

  @Test
  void letsSoManyOfEachPersonPassWithinASecond() {
    assertThat(throttle.take(VERA, NOON)).isEmpty();
    assertThat(throttle.take(VERA, NOON.plusMillis(500))).isEmpty();
    assertThat(throttle.take(VERA, NOON.plusMillis(999))).contains(NOON.plusSeconds(1));
    assertThat(throttle.take(BEN, NOON.plusMillis(999))).isEmpty();
  }

  @Test
  void startsAgainWithTheNextSecond() {
    throttle.take(VERA, NOON);
    throttle.take(VERA, NOON);

    assertThat(throttle.take(VERA, NOON.plusSeconds(1))).isEmpty();
  }
}
