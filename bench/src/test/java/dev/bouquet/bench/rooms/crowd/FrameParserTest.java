package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameParserTest {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_PING = 0x89;
  private static final int MOST_TWO_BYTES = 0xFFFF;

  private final List<String> seen = new ArrayList<>();
  private final FrameParser parser = new FrameParser(FrameParser.MOST_HEAD_BYTES);

  @Test
  void readsFramesOfEveryKindOfLength() {
    var bytes =
        joined(
            frame(FINAL_TEXT, "short"),
            frame(FINAL_TEXT, "m".repeat(126)),
            frame(FINAL_TEXT, "l".repeat(MOST_TWO_BYTES + 1)),
            frame(FINAL_TEXT, "last"));

    take(bytes);

    assertThat(seen)
        .containsExactly(
            "1 short",
            "1 " + "m".repeat(126),
            "1 " + "l".repeat(FrameParser.MOST_HEAD_BYTES),
            "1 last");
  }

  @Test
  void aPayloadThatIsEmptyIsAFrameToo() {
    take(joined(frame(FINAL_PING, ""), frame(FINAL_TEXT, "x")));

    assertThat(seen).containsExactly("9 ", "1 x");
  }

  @Test
  void doesNotMindWhereReadsEnd() {
    var bytes = joined(frame(FINAL_TEXT, "m".repeat(300)), frame(FINAL_PING, "p"));

    for (byte one : bytes) {
      take(new byte[] {one});
    }

    assertThat(seen).containsExactly("1 " + "m".repeat(FrameParser.MOST_HEAD_BYTES), "9 p");
  }

  @Test
  void tellsOfAFrameWhenItsLastByteHasCome() {
    var bytes = frame(FINAL_TEXT, "m".repeat(300));

    parser.take(ByteBuffer.wrap(bytes, 0, bytes.length - 1), this::see);
    assertThat(seen).isEmpty();

    parser.take(ByteBuffer.wrap(bytes, bytes.length - 1, 1), this::see);
    assertThat(seen).hasSize(1);
  }

  private void take(byte[] bytes) {
    parser.take(ByteBuffer.wrap(bytes), this::see);
  }

  private void see(int opcode, byte[] head, int length) {
    seen.add(opcode + " " + new String(head, 0, length, US_ASCII));
  }

  private static byte[] frame(int first, String payload) {
    int length = payload.length();
    var out = ByteBuffer.allocate(length + 10).put((byte) first);
    if (length <= 125) {
      out.put((byte) length);
    } else if (length <= MOST_TWO_BYTES) {
      out.put((byte) 126).putShort((short) length);
    } else {
      out.put((byte) 127).putLong(length);
    }
    return bytes(out.put(payload.getBytes(US_ASCII)));
  }

  private static byte[] joined(byte[]... parts) {
    var out = ByteBuffer.allocate(200_000);
    for (var part : parts) {
      out.put(part);
    }
    return bytes(out);
  }

  private static byte[] bytes(ByteBuffer written) {
    var bytes = new byte[written.position()];
    written.flip().get(bytes);
    return bytes;
  }
}
