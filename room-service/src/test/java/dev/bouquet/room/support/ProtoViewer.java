package dev.bouquet.room.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Authenticate;
import dev.bouquet.contracts.room.v1.ClientFrame;
import dev.bouquet.contracts.room.v1.Join;
import dev.bouquet.contracts.room.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A viewer who speaks protobuf.
public final class ProtoViewer implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final WebSocket socket;

  public ProtoViewer(UUID roomId) {
    socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("bouquet.v1.proto")
            .buildAsync(Viewer.address(roomId), this)
            .join();
    assertThat(socket.getSubprotocol()).isEqualTo("bouquet.v1.proto");
  }

  public void auth() {
    send(
        ClientFrame.newBuilder()
            .setAuth(Authenticate.newBuilder().setToken(Viewer.token()))
            .build());
  }

  public void join() {
    send(ClientFrame.newBuilder().setJoin(Join.getDefaultInstance()).build());
  }

  public void resume(String epoch, long seq, String messageId) {
    var join = Join.newBuilder().setEpoch(epoch).setSeq(seq).setMessageId(messageId);
    send(ClientFrame.newBuilder().setJoin(join).build());
  }

  public void send(ClientFrame frame) {
    socket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
  }

  public ServerFrame next(ServerFrame.FrameCase kind) throws InterruptedException {
    while (true) {
      var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        return fail("no frame came");
      }
      if (frame.getFrameCase() == kind) {
        return frame;
      }
    }
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    partial.writeBytes(bytes);
    if (last) {
      try {
        frames.add(ServerFrame.parseFrom(partial.toByteArray()));
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
      partial.reset();
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
