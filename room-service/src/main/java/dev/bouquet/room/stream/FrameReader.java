package dev.bouquet.room.stream;

import dev.bouquet.room.frame.Codec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads what a client says: so much of it, so often, and in its codec.
final class FrameReader {
  private final Codec codec;
  private final int maxBytes;
  private final TokenBucket limit;
  private final Consumer<ClientFrame> reader;

  /// @param reader is given [ClientFrame.Malformed] for what is out of bounds
  FrameReader(Codec codec, StreamConfig config, Consumer<ClientFrame> reader) {
    this.codec = codec;
    this.maxBytes = config.maxInboundBytes();
    this.limit = new TokenBucket(config.maxInboundPerSecondCount(), System.nanoTime());
    this.reader = reader;
  }

  void listenTo(ServerWebSocket socket) {
    socket.frameHandler(_ -> count());
    socket.textMessageHandler(this::readText);
    socket.binaryMessageHandler(this::readBinary);
  }

  /// Control frames count too: the server answers each ping.
  private void count() {
    if (!limit.tryTake(System.nanoTime())) {
      reader.accept(new ClientFrame.Malformed());
    }
  }

  private void readText(String text) {
    var isFine = codec == Codec.JSON && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
    reader.accept(isFine ? ClientFrame.parse(text) : new ClientFrame.Malformed());
  }

  private void readBinary(Buffer message) {
    var isFine = codec == Codec.PROTO && message.length() <= maxBytes;
    reader.accept(isFine ? ClientFrame.parse(message.getBytes()) : new ClientFrame.Malformed());
  }
}
