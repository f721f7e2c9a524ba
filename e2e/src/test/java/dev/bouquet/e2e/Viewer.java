package dev.bouquet.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Somebody who watches a room: keeps every event that the socket brought, in the order it came.
final class Viewer implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;
  private volatile int closedWith;

  private Viewer() {}

  static Viewer join(Person person, String room) {
    return open(person, room, "{\"t\":\"join\"}");
  }

  /// Comes back after the event numbered `seq`.
  static Viewer resume(Person person, String room, String epoch, long seq) {
    return open(person, room, "{\"t\":\"join\",\"epoch\":\"%s\",\"seq\":%d}".formatted(epoch, seq));
  }

  private static Viewer open(Person person, String room, String join) {
    var viewer = connect(room);
    viewer.send("{\"t\":\"auth\",\"token\":\"%s\"}".formatted(person.token()));
    viewer.send(join);
    await().atMost(PATIENCE).until(() -> viewer.has("joined"));
    return viewer;
  }

  /// A socket that has not said who it is.
  static Viewer connect(String room) {
    var viewer = new Viewer();
    viewer.socket =
        Person.HTTP
            .newWebSocketBuilder()
            .subprotocols("bouquet.v1.json")
            .buildAsync(
                URI.create(RunningSuite.webSocketUrl() + "/v1/rooms/" + room + "/stream"), viewer)
            .join();
    return viewer;
  }

  /// The server may have ended the connection already: what it said then counts.
  void send(String frame) {
    if (socket != null) {
      var _ = socket.sendText(frame, true).handle((_, _) -> true).join();
    }
  }

  JsonNode first(String type) {
    return frames.stream()
        .filter(frame -> frame.path("t").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  boolean has(String type) {
    return frames.stream().anyMatch(frame -> frame.path("t").asText().equals(type));
  }

  /// Every event so far.
  List<JsonNode> events() {
    return frames.stream()
        .filter(frame -> frame.path("t").asText().equals("batch"))
        .<JsonNode>mapMulti((frame, next) -> frame.path("events").forEach(next))
        .toList();
  }

  /// The ids of the gifts shown so far.
  List<String> gifts() {
    return events().stream()
        .filter(event -> event.path("type").asText().equals("gift"))
        .map(event -> event.path("gift").path("id").asText())
        .toList();
  }

  /// The ids of those that went back.
  List<String> giftsTakenBack() {
    return events().stream()
        .filter(event -> event.path("type").asText().equals("giftReversed"))
        .map(event -> event.path("giftReversed").path("id").asText())
        .toList();
  }

  List<Long> seqs() {
    return events().stream().map(event -> event.path("seq").asLong()).toList();
  }

  int closedWith() {
    return closedWith;
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        frames.add(RunningSuite.JSON.readTree(partial.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      partial.setLength(0);
    }
    return WebSocket.Listener.super.onText(webSocket, data, last);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closedWith = statusCode;
    return WebSocket.Listener.super.onClose(webSocket, statusCode, reason);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
