package dev.bouquet.room.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// A text frame as it goes over the wire (RFC 6455, section 5.2). A server's frames are not masked,
/// so the same bytes serve every socket.
final class WireFrame {
  private static final int FINAL_TEXT = 0x81;
  private static final int MAX_SHORT = 125;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int EIGHT_BYTES_FOLLOW = 127;
  private static final int MAX_TWO_BYTES = 0xFFFF;
  private static final int MAX_HEADER_BYTES = 10;

  private WireFrame() {}

  /// @return outside the heap, so that sockets need not copy it; owned by the caller
  static ByteBuf text(ByteBufAllocator allocator, byte[] utf8) {
    var frame = allocator.directBuffer(MAX_HEADER_BYTES + utf8.length);
    frame.writeByte(FINAL_TEXT);
    if (utf8.length <= MAX_SHORT) {
      frame.writeByte(utf8.length);
    } else if (utf8.length <= MAX_TWO_BYTES) {
      frame.writeByte(TWO_BYTES_FOLLOW);
      frame.writeShort(utf8.length);
    } else {
      frame.writeByte(EIGHT_BYTES_FOLLOW);
      frame.writeLong(utf8.length);
    }
    return frame.writeBytes(utf8);
  }
}
