package dev.bouquet.room.stream;

import dev.bouquet.room.frame.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// A frame as it goes over the wire (RFC 6455, section 5.2). A server's frames are not masked, so
/// the same bytes serve every socket.
final class WireFrame {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_BINARY = 0x82;
  private static final int MAX_SHORT = 125;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int EIGHT_BYTES_FOLLOW = 127;
  private static final int MAX_TWO_BYTES = 0xFFFF;
  private static final int MAX_HEADER_BYTES = 10;

  private WireFrame() {}

  /// @return outside the heap, so that sockets need not copy it; owned by the caller
  static ByteBuf of(ByteBufAllocator allocator, Codec codec, byte[] payload) {
    var frame = allocator.directBuffer(MAX_HEADER_BYTES + payload.length);
    frame.writeByte(codec == Codec.JSON ? FINAL_TEXT : FINAL_BINARY);
    if (payload.length <= MAX_SHORT) {
      frame.writeByte(payload.length);
    } else if (payload.length <= MAX_TWO_BYTES) {
      frame.writeByte(TWO_BYTES_FOLLOW);
      frame.writeShort(payload.length);
    } else {
      frame.writeByte(EIGHT_BYTES_FOLLOW);
      frame.writeLong(payload.length);
    }
    return frame.writeBytes(payload);
  }
}
