package dev.bouquet.room.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A WebSocket client that does what no decent client does: reads nothing, or writes what it must
/// not.
public final class RawSocket implements AutoCloseable {
  private static final int MASKED = 0x80;
  private static final int RECEIVE_BUFFER_BYTES = 4096;
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /// @param opcode see RFC 6455, section 5.2; `payload` of a close frame begins with its code
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record RawFrame(int opcode, byte[] payload) {
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    private static final int PING = 9;

    public JsonObject json() {
      return new JsonObject(new String(payload, UTF_8));
    }

    public int closeCode() {
      return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }
  }

  public RawSocket(Object roomId) throws IOException {
    this(Viewer.address(roomId));
  }

  public RawSocket(URI address) throws IOException {
    this(address, "127.0.0.1", Map.of());
  }

  /// @param from the client's own address; all of 127.0.0.0/8 are this machine's, on Linux at least
  /// @param headers beside those of a handshake
  /// @throws IOException with the server's answer where that refuses
  public RawSocket(URI address, String from, Map<String, String> headers) throws IOException {
    // Before the connection is made, so that the window offered to the server is small.
    socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    in = new DataInputStream(socket.getInputStream());
    try {
      shakeHands(handshake(address.getPath(), headers));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// What a client says first.
  public static byte[] handshake(String path) {
    return handshake(path, Map.of());
  }

  private static byte[] handshake(String path, Map<String, String> headers) {
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    var all =
        new TreeMap<>(
            Map.of(
                "Host", "localhost",
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
    all.putAll(headers);
    all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return request.append("\r\n").toString().getBytes(US_ASCII);
  }

  private void shakeHands(byte[] handshake) throws IOException {
    socket.getOutputStream().write(handshake);
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101 ")) {
      var length = CONTENT_LENGTH.matcher(head);
      var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
      throw new IOException("refused: " + head + new String(body, UTF_8));
    }
  }

  public void send(JsonObject frame) throws IOException {
    sendFrame(0x80 | RawFrame.TEXT, frame.encode().getBytes(UTF_8));
  }

  /// @param head the first byte: final bit and opcode
  public void sendFrame(int head, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) head);
    if (payload.length <= 125) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload); // masked with zeros
    sendBytes(java.util.Arrays.copyOf(frame.array(), frame.position()));
  }

  public void sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// The next frame; pings, which come whenever their time has come, are passed over unanswered.
  public RawFrame read() throws IOException {
    var frame = readFrame();
    while (frame.opcode() == RawFrame.PING) {
      frame = readFrame();
    }
    return frame;
  }

  private RawFrame readFrame() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0F;
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return new RawFrame(opcode, in.readNBytes((int) length));
  }

  /// The close code with which the server ends the connection, whatever it says before.
  public int readCloseCode() throws IOException {
    var frame = read();
    while (frame.opcode() != RawFrame.CLOSE) {
      frame = read();
    }
    return frame.closeCode();
  }

  /// Whether the server has ended the connection.
  public boolean isAtEnd() throws IOException {
    try {
      in.readByte();
      return false;
    } catch (EOFException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
