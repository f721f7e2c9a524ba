package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTimesTest {
  private final RoomLog room = new RoomLog();
  private final List<Long> times = new ArrayList<>();

  @Test
  void logKnowsTheTimesOfItsEvents() {
    long first = room.append(100);
    long last = room.append(200);

    EventTimes.OF_LOG.read(room, new Batch(first, last), new byte[0], 0, times::add);

    assertThat(times).containsExactly(100L, 200L);
  }

  @Test
  void sendersBearTheTimesOfTheirGifts() {
    var frame =
        """
        {"t":"batch","seq":4,"events":[{"seq":3,"gift":{"senderName":"100","quantity":7}},{"seq":4,"gift":{"senderName":"200"}}]}\
        """
            .getBytes(US_ASCII);

    EventTimes.OF_SENDER.read(room, new Batch(3, 4), frame, frame.length, times::add);

    assertThat(times).containsExactly(100L, 200L);
  }
}
