package dev.bouquet.room.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bouquet.kit.test.SuiteResource;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/// A viewer with a WebSocket of the JDK.
public final class Viewer implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonObject> lives = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonObject> warnings = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private Viewer(URI address, String... moreSubprotocols) {
    socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("bouquet.v1.json", moreSubprotocols)
            .buildAsync(address, this)
            .join();
  }

  public static URI address(Object roomId) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return URI.create("ws://127.0.0.1:" + port + "/v1/rooms/" + roomId + "/stream");
  }

  public static String token() {
    return SuiteResource.issuer().personToken(UUID.randomUUID(), "Vera", "viewer");
  }

  /// Connected and greeted, not yet authenticated.
  public static Viewer connect(Object roomId) throws InterruptedException {
    return connect(address(roomId));
  }

  public static Viewer connect(URI address) throws InterruptedException {
    var viewer = new Viewer(address);
    assertThat(viewer.next().getString("t")).isEqualTo("hello");
    return viewer;
  }

  /// Connected with a ticket, which says who it is.
  public static Viewer withTicket(Object roomId, String ticket) throws InterruptedException {
    var viewer = new Viewer(address(roomId), "ticket." + ticket);
    assertThat(viewer.next().getString("t")).isEqualTo("hello");
    return viewer;
  }

  /// In the room, for the first time.
  public static Viewer joined(UUID roomId) throws InterruptedException {
    return joined(roomId, token());
  }

  public static Viewer joined(UUID roomId, String token) throws InterruptedException {
    var viewer = connect(roomId);
    viewer.auth(token);
    viewer.send(new JsonObject().put("t", "join"));
    assertThat(viewer.joined().getBoolean("recovered")).isFalse();
    return viewer;
  }

  public void auth(String token) {
    send(new JsonObject().put("t", "auth").put("token", token));
  }

  public void resume(String epoch, long seq) {
    send(new JsonObject().put("t", "join").put("epoch", epoch).put("seq", seq));
  }

  public void send(JsonObject frame) {
    sendText(frame.encode());
  }

  public void sendText(String text) {
    settle(socket.sendText(text, true));
  }

  public void sendBinary(byte[] bytes) {
    settle(socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true));
  }

  /// The server may end the connection while it is still being written to: what it said counts.
  private static void settle(CompletableFuture<WebSocket> sending) {
    try {
      sending.join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
    }
  }

  public JsonObject next() throws InterruptedException {
    var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return frame == null ? fail("no frame came") : frame;
  }

  /// The next frame, which must be the answer to a join.
  public JsonObject joined() throws InterruptedException {
    var frame = next();
    assertThat(frame.getString("t")).as(frame.encode()).isEqualTo("joined");
    return frame;
  }

  /// The next `count` events, whatever frames they come in.
  public List<JsonObject> events(int count) throws InterruptedException {
    var events = new ArrayList<JsonObject>();
    while (events.size() < count) {
      var frame = next();
      assertThat(frame.getString("t")).as(frame.encode()).isEqualTo("batch");
      var list = frame.getJsonArray("events");
      for (int i = 0; i < list.size(); i++) {
        events.add(list.getJsonObject(i));
      }
      assertThat(frame.getLong("seq")).isEqualTo(events.getLast().getLong("seq"));
    }
    return events;
  }

  /// The server's farewell; its code must be this one.
  public JsonObject bye(String code, int closeCode) throws Exception {
    var frame = next();
    assertThat(frame.getString("t")).as(frame.encode()).isEqualTo("bye");
    assertThat(frame.getString("code")).isEqualTo(code);
    assertThat(closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(closeCode);
    return frame;
  }

  /// The next frame where one has come.
  public Optional<JsonObject> poll() {
    return Optional.ofNullable(frames.poll());
  }

  /// Whether the connection has ended; then no more frames come.
  public boolean isClosed() {
    return closed.isDone();
  }

  /// The next ambient event of the type, whatever comes before it.
  public JsonObject ambient(String type) throws InterruptedException {
    while (true) {
      var events = nextLive().getJsonArray("events");
      for (int i = 0; i < events.size(); i++) {
        if (events.getJsonObject(i).getString("type").equals(type)) {
          return events.getJsonObject(i).getJsonObject(type);
        }
      }
    }
  }

  /// That the token expires soon.
  public JsonObject warning() throws InterruptedException {
    var frame = warnings.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return frame == null ? fail("no warning came") : frame;
  }

  public List<JsonObject> warningsSoFar() {
    return List.copyOf(warnings);
  }

  /// The next lossy frame.
  public JsonObject nextLive() throws InterruptedException {
    var frame = lives.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return frame == null ? fail("no lossy frame came") : frame;
  }

  /// The next standing that is as it should be.
  public JsonObject standing(Predicate<JsonObject> wanted) throws InterruptedException {
    while (true) {
      var standing = nextLive().getJsonObject("standing");
      if (standing != null && wanted.test(standing)) {
        return standing;
      }
    }
  }

  public List<JsonObject> framesSoFar() {
    return List.copyOf(frames);
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      var frame = new JsonObject(partial.toString());
      switch (frame.getString("t")) {
        case "live" -> lives.add(frame);
        case "expiring" -> warnings.add(frame);
        default -> frames.add(frame);
      }
      partial.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
