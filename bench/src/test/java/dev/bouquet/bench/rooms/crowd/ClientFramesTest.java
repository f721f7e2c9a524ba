package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientFramesTest {
  @Test
  void textsFollowEachOtherMasked() {
    var frames = ClientFrames.texts(List.of("hi", "x".repeat(200)));

    assertThat(frames.get(0)).isEqualTo((byte) 0x81);
    assertThat(frames.get(1)).isEqualTo((byte) (0x80 | 2));
    assertThat(frames.get(8)).isEqualTo((byte) 0x81);
    assertThat(frames.get(9)).isEqualTo((byte) (0x80 | 126));
    assertThat(frames.getShort(10)).isEqualTo((short) 200);
    assertThat(frames.remaining()).isEqualTo(6 + 2 + 8 + 200);
  }

  @Test
  void aPongRepeatsThePing() {
    var pong = ClientFrames.pong("pingpong".getBytes(UTF_8), 4);

    assertThat(pong.get(0)).isEqualTo((byte) 0x8A);
    assertThat(UTF_8.decode(pong.slice(6, 4)).toString()).isEqualTo("ping");
    assertThat(pong.remaining()).isEqualTo(10);
  }
}
