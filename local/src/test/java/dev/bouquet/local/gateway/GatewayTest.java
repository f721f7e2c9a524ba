package dev.bouquet.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.local.parts.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Bounds BOUNDS =
      new Bounds(
          1024, 8, 8, 8, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30));

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  /// gift-service answers what it was asked, room-service echoes WebSocket messages, wallet-service
  /// is down.
  @BeforeEach
  void startGateway() throws Exception {
    var gift = await(vertx.createHttpServer().requestHandler(GatewayTest::describe).listen(0));
    var room =
        await(
            vertx
                .createHttpServer()
                .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
                .listen(0));
    port =
        await(
                Gateway.listen(
                    vertx,
                    BOUNDS,
                    0,
                    Map.of(
                        "gift", gift.actualPort(),
                        "room", room.actualPort(),
                        "wallet", Ports.free())))
            .actualPort();
  }

  @AfterEach
  void stopGateway() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static HttpServer await(Future<HttpServer> server) throws Exception {
    return server.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void describe(HttpServerRequest request) {
    if (request.path().endsWith("/unchanged")) {
      request.response().setStatusCode(304).putHeader("ETag", "\"a\"").end();
      return;
    }
    request
        .body()
        .onSuccess(body ->
            request
                .response()
                .putHeader("Seen-For", request.getHeader("X-Forwarded-For"))
                .putHeader("Seen-Host", request.getHeader("X-Forwarded-Host"))
                .putHeader("Seen-Proto", request.getHeader("X-Forwarded-Proto"))
                .end(request.method() + " " + request.uri() + " " + body));
  }

  private HttpResponse<String> send(String method, String path, @Nullable BodyPublisher body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-Forwarded-For", "203.0.113.7")
            .method(method, body == null ? BodyPublishers.noBody() : body)
            .timeout(Duration.ofSeconds(10))
            .build(),
        BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = JSON.readTree(response.body());
    assertThat(problem.fieldNames())
        .toIterable()
        .containsExactly("type", "title", "status", "detail", "code");
    assertThat(problem.get("code").asText()).isEqualTo(code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }

  @Test
  void handsRequestsOnAndSaysWhoAsked() throws Exception {
    var response = send("POST", "/v1/gifts/sent?a=b%20c", BodyPublishers.ofString("{}"));

    assertThat(response.body()).isEqualTo("POST /v1/gifts/sent?a=b%20c {}");
    assertThat(response.headers().firstValue("Seen-For")).contains("127.0.0.1");
    assertThat(response.headers().firstValue("Seen-Host")).contains("127.0.0.1:" + port);
    assertThat(response.headers().firstValue("Seen-Proto")).contains("http");
  }

  @Test
  void handsOnABodyOfUnknownLength() throws Exception {
    var response = send("POST", "/v1/gifts", unknownLength(1000));

    assertThat(response.body()).hasSize("POST /v1/gifts ".length() + 1000);
  }

  @Test
  void announcesNoBodyWhereThereIsNone() throws Exception {
    for (int i = 0; i < 2 * BOUNDS.connections(); i++) { // connections are used again
      var response = send("GET", "/v1/gifts/unchanged", null);

      assertThat(response.statusCode()).isEqualTo(304);
      assertThat(response.headers().firstValue("ETag")).contains("\"a\"");
      assertThat(response.headers().firstValue("Transfer-Encoding")).isEmpty();
    }
  }

  @Test
  void answersProblemsOfItsOwn() throws Exception {
    assertProblem(send("GET", "/v1/unknown", null), 404, "NOT_FOUND");
    assertProblem(
        send("POST", "/v1/gifts", BodyPublishers.ofByteArray(new byte[1025])),
        413,
        "BODY_TOO_LARGE");
    assertProblem(send("POST", "/v1/gifts", unknownLength(100_000)), 413, "BODY_TOO_LARGE");

    var down = send("POST", "/v1/wallet/top-ups", BodyPublishers.ofString("{}"));
    assertProblem(down, 503, "SERVICE_UNAVAILABLE");
    assertThat(down.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void saysThatItIsUp() throws Exception {
    assertThat(send("GET", "/health", null).statusCode()).isEqualTo(200);
  }

  @Test
  void carriesWebSockets() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    var socket =
        http.newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + port + "/v1/rooms/1/stream"),
                new Collecting(received))
            .get(10, TimeUnit.SECONDS);

    for (var text : List.of("one", "two", "x".repeat(50_000))) {
      socket.sendText(text, true).get(10, TimeUnit.SECONDS);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(text);
    }
    socket.abort();
  }

  private static BodyPublisher unknownLength(int bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
  }

  /// Whole messages, however they were cut into frames.
  private static final class Collecting implements WebSocket.Listener {
    private final BlockingQueue<String> received;
    private final StringBuilder text = new StringBuilder();

    Collecting(BlockingQueue<String> received) {
      this.received = received;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
