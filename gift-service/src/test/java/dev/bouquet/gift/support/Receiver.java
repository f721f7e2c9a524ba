package dev.bouquet.gift.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.awaitility.Awaitility;

/// A creator's tool: keeps what it is sent, and answers as the test says.
public final class Receiver implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile IntUnaryOperator answers = _ -> 204;

  public record Message(
      String path, String host, String id, String timestamp, String signature, String body) {
    static Message of(HttpExchange exchange) throws IOException {
      var headers = exchange.getRequestHeaders();
      return new Message(
          exchange.getRequestURI().toString(),
          headers.getFirst("host"),
          headers.getFirst("webhook-id"),
          headers.getFirst("webhook-timestamp"),
          headers.getFirst("webhook-signature"),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    public JsonPath json() {
      return JsonPath.from(body);
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  public static Receiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var receiver = new Receiver(server);
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  /// @param answers the status for the first message, the second, …, counted from 1
  public void answer(IntUnaryOperator answers) {
    this.answers = answers;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hooks?of=ann";
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  public List<Message> await(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> messages.size() >= count);
    return messages();
  }

  private void take(HttpExchange exchange) throws IOException {
    int status;
    synchronized (this) {
      messages.add(Message.of(exchange));
      status = answers.applyAsInt(messages.size());
    }
    exchange.getResponseHeaders().set("location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
