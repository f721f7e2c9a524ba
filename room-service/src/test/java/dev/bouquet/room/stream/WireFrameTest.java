package dev.bouquet.room.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.frame.Codec;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFrameTest {
  /// Heads from RFC 6455, section 5.7.
  @ParameterizedTest
  @CsvSource({
    "0, 8100",
    "125, 817d",
    "126, 817e007e",
    "256, 817e0100",
    "65535, 817effff",
    "65536, 817f0000000000010000"
  })
  void lengthIsWrittenInTheShortestForm(int length, String head) {
    var frame = WireFrame.of(UnpooledByteBufAllocator.DEFAULT, Codec.JSON, new byte[length]);
    try {
      assertThat(frame.readableBytes()).isEqualTo(head.length() / 2 + length);
      assertThat(ByteBufUtil.hexDump(frame, 0, head.length() / 2)).isEqualTo(head);
    } finally {
      frame.release();
    }
  }

  @ParameterizedTest
  @CsvSource({"Hello, 810548656c6c6f"})
  void textFollowsItsHead(String text, String wire) {
    var frame = WireFrame.of(UnpooledByteBufAllocator.DEFAULT, Codec.JSON, text.getBytes(UTF_8));
    try {
      assertThat(ByteBufUtil.hexDump(frame)).isEqualTo(wire);
    } finally {
      frame.release();
    }
  }

  @ParameterizedTest
  @CsvSource({"Hello, 820548656c6c6f"})
  void protobufGoesInBinaryFrames(String bytes, String wire) {
    var frame = WireFrame.of(UnpooledByteBufAllocator.DEFAULT, Codec.PROTO, bytes.getBytes(UTF_8));
    try {
      assertThat(ByteBufUtil.hexDump(frame)).isEqualTo(wire);
    } finally {
      frame.release();
    }
  }
}
