package dev.bouquet.room.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FoldAlarmTest {
  private final FoldAlarm alarm = new FoldAlarm(new TestBounds());

  @Test
  void recordThatCannotBeReadStopsTheFold() {
    var failure = new StreamsException("task 0_1", new SerializationException("charges.v1"));

    assertThat(alarm.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void mistakeOfOursStopsTheFold() {
    assertThat(alarm.handle(new StreamsException(new ArithmeticException("long overflow"))))
        .isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void brokerThatIsAwayCostsAThreadButNotForEver() {
    var failure = new StreamsException(new TimeoutException("no answer"));

    assertThat(alarm.handle(failure)).isEqualTo(REPLACE_THREAD);
    assertThat(alarm.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
  }
}
