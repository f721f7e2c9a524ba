package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/// What a client writes. Its frames must be masked (RFC 6455, section 5.3); the mask is zero, so
/// that the payload goes as it is.
final class ClientFrames {
  static final int TEXT = 0x1;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int MOST_SHORT = 125;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int MOST_HEADER_BYTES = 8;

  private ClientFrames() {}

  static ByteBuffer upgrade(Entrance entrance, RoomLog room) {
    var request =
        new StringBuilder("GET ")
            .append(entrance.path().formatted(room.id()))
            .append(" HTTP/1.1\r\n")
            .append("Host: localhost\r\n")
            .append("Connection: Upgrade\r\n")
            .append("Upgrade: websocket\r\n")
            .append("Sec-WebSocket-Version: 13\r\n")
            .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    entrance.headers().forEach(header -> request.append(header).append("\r\n"));
    return ByteBuffer.wrap(request.append("\r\n").toString().getBytes(US_ASCII));
  }

  /// One text frame after the other.
  static ByteBuffer texts(List<String> texts) {
    var payloads = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
    int bytes = payloads.stream().mapToInt(payload -> payload.length + MOST_HEADER_BYTES).sum();
    var out = ByteBuffer.allocate(bytes);
    payloads.forEach(payload -> put(out, TEXT, payload, payload.length));
    return out.flip();
  }

  /// @param payload the ping's, at most 125 bytes
  static ByteBuffer pong(byte[] payload, int length) {
    var out = ByteBuffer.allocate(MOST_HEADER_BYTES + length);
    put(out, PONG, payload, length);
    return out.flip();
  }

  private static void put(ByteBuffer out, int opcode, byte[] payload, int length) {
    out.put((byte) (FINAL | opcode));
    if (length <= MOST_SHORT) {
      out.put((byte) (MASKED | length));
    } else {
      out.put((byte) (MASKED | TWO_BYTES_FOLLOW)).putShort((short) length);
    }
    out.putInt(0).put(payload, 0, length);
  }
}
