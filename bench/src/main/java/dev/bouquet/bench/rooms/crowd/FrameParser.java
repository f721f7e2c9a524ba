package dev.bouquet.bench.rooms.crowd;

import java.nio.ByteBuffer;

/// Cuts one server's bytes, however they are divided into reads, into WebSocket frames (RFC 6455,
/// section 5.2). Of each payload only the head is kept; the rest is skipped where it lies.
final class FrameParser {
  /// Enough for what [Batch] reads, and for any control frame.
  static final int MOST_HEAD_BYTES = 192;

  private static final int OPCODE_BITS = 0x0F;
  private static final int LENGTH_BITS = 0x7F;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int EIGHT_BYTES_FOLLOW = 127;

  /// Told of each frame when its last byte has come.
  @FunctionalInterface
  interface Listener {
    /// @param head the payload's first `headLength` bytes, until the next frame
    void frame(int opcode, byte[] head, int headLength);
  }

  private enum Next {
    OPCODE,
    LENGTH,
    LONG_LENGTH,
    PAYLOAD
  }

  private final byte[] head;
  private Next next = Next.OPCODE;
  private int opcode;
  private int lengthBytesToCome;
  private long payloadToCome;
  private int headLength;

  FrameParser(int mostHeadBytes) {
    this.head = new byte[mostHeadBytes];
  }

  /// Takes everything that `in` has.
  void take(ByteBuffer in, Listener listener) {
    while (in.hasRemaining()) {
      switch (next) {
        case OPCODE -> {
          opcode = in.get() & OPCODE_BITS;
          next = Next.LENGTH;
        }
        case LENGTH -> shortLength(in.get() & LENGTH_BITS);
        case LONG_LENGTH -> {
          payloadToCome = payloadToCome << Byte.SIZE | Byte.toUnsignedInt(in.get());
          lengthBytesToCome--;
          next = lengthBytesToCome == 0 ? Next.PAYLOAD : Next.LONG_LENGTH;
        }
        case PAYLOAD -> payload(in);
      }
      if (next == Next.PAYLOAD && payloadToCome == 0) {
        listener.frame(opcode, head, headLength);
        next = Next.OPCODE;
      }
    }
  }

  private void shortLength(int length) {
    headLength = 0;
    switch (length) {
      case TWO_BYTES_FOLLOW -> longLength(Short.BYTES);
      case EIGHT_BYTES_FOLLOW -> longLength(Long.BYTES);
      default -> {
        payloadToCome = length;
        next = Next.PAYLOAD;
      }
    }
  }

  private void longLength(int bytes) {
    payloadToCome = 0;
    lengthBytesToCome = bytes;
    next = Next.LONG_LENGTH;
  }

  private void payload(ByteBuffer in) {
    int here = (int) Math.min(payloadToCome, in.remaining());
    int toHead = Math.min(here, head.length - headLength);
    in.get(head, headLength, toHead);
    headLength += toHead;
    in.position(in.position() + here - toHead);
    payloadToCome -= here;
  }
}
