package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final TokenBucket limit = new TokenBucket(10, 0);

  @Test
  void asManyAsASecondAllowsMayComeAtOnce() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.tryTake(0)).isTrue();
    }
    assertThat(limit.tryTake(0)).isFalse();
  }

  @Test
  void framesMayComeAgainAsTimePasses() {
    for (int i = 0; i < 10; i++) {
      limit.tryTake(0);
    }

    assertThat(limit.tryTake(SECOND / 5)).isTrue();
    assertThat(limit.tryTake(SECOND / 5)).isTrue();
    assertThat(limit.tryTake(SECOND / 5)).isFalse();
  }

  @Test
  void quietTimeIsNotSavedUp() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.tryTake(100 * SECOND)).isTrue();
    }
    assertThat(limit.tryTake(100 * SECOND)).isFalse();
  }
}
