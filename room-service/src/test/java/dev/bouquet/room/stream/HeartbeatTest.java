package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.stream.Heartbeat.Beat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Heartbeat heartbeat =
      new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(10), 0);

  @Test
  void clientThatAnswersIsPingedOncePerInterval() {
    assertThat(heartbeat.beat(25 * SECOND)).isEqualTo(Beat.PING);
    heartbeat.answered();

    assertThat(heartbeat.beat(49 * SECOND)).isEqualTo(Beat.QUIET);
    assertThat(heartbeat.beat(50 * SECOND)).isEqualTo(Beat.PING);
  }

  @Test
  void clientThatDoesNotAnswerInTimeIsLost() {
    assertThat(heartbeat.beat(25 * SECOND)).isEqualTo(Beat.PING);

    assertThat(heartbeat.beat(34 * SECOND)).isEqualTo(Beat.QUIET);
    assertThat(heartbeat.beat(35 * SECOND)).isEqualTo(Beat.QUIET);
    assertThat(heartbeat.beat(36 * SECOND)).isEqualTo(Beat.LOST);
  }

  @Test
  void answerThatWasReadLateBecauseTheServerWasHeldUpCounts() {
    assertThat(heartbeat.beat(25 * SECOND)).isEqualTo(Beat.PING);

    assertThat(heartbeat.beat(48 * SECOND)).isEqualTo(Beat.QUIET);
    heartbeat.answered();

    assertThat(heartbeat.beat(49 * SECOND)).isEqualTo(Beat.QUIET);
    assertThat(heartbeat.beat(50 * SECOND)).isEqualTo(Beat.PING);
    assertThat(heartbeat.beat(60 * SECOND)).isEqualTo(Beat.QUIET);
    assertThat(heartbeat.beat(61 * SECOND)).isEqualTo(Beat.LOST);
  }
}
