package dev.bouquet.bench.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleGiftTest {
  @Test
  void aFrameLooksAsRoomServiceWouldSendIt() throws IOException {
    var room = new RoomLog();

    var text = SampleGift.frame(room, 4, List.of(SampleGift.json(3), SampleGift.json(4)));

    var frame = new ObjectMapper().readTree(text);
    assertThat(frame.fieldNames())
        .toIterable()
        .containsExactly("t", "room", "epoch", "seq", "events");
    assertThat(frame.get("room").asText()).isEqualTo(room.id().toString());
    assertThat(frame.get("seq").asLong()).isEqualTo(4);
    assertThat(frame.get("events")).hasSize(2);
    assertThat(frame.get("events").get(0).fieldNames())
        .toIterable()
        .containsExactly("seq", "type", "at", "totals", "gift");
  }
}
