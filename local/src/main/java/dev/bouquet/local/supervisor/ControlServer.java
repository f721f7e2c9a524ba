package dev.bouquet.local.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Lets the other commands talk to a running supervisor: over loopback, with a token that only this
/// user can read.
public final class ControlServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PART = Pattern.compile("/parts/([a-z-]+)/(start|stop|restart)");
  private static final int TOKEN_BYTES = 24;

  private final HttpServer server;
  private final Supervisor supervisor;
  private final StateFolder state;
  private final String url;
  private final String token;

  private record Answer(int status, Object body) {}

  private static final Answer STOPPING = new Answer(202, "stopping");

  private ControlServer(
      HttpServer server, Supervisor supervisor, StateFolder state, String url, String token) {
    this.server = server;
    this.supervisor = supervisor;
    this.state = state;
    this.url = url;
    this.token = token;
  }

  /// @param url where the suite itself is reached
  public static ControlServer open(Supervisor supervisor, StateFolder state, String url)
      throws IOException {
    var secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var control = new ControlServer(http, supervisor, state, url, HexFormat.of().formatHex(secret));
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", control::handle);
    http.start();
    new ControlAddress(ProcessHandle.current().pid(), http.getAddress().getPort(), control.token)
        .write(state.supervisorFile());
    return control;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = authorized(exchange) ? answer(exchange) : new Answer(401, "wrong token");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        answer = new Answer(503, "interrupted");
      }
      var body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().close();
      if (answer.equals(STOPPING)) {
        // Only now: the process may be gone before an answer given later.
        supervisor.askToStop();
      }
    }
  }

  private boolean authorized(HttpExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
  }

  private Answer answer(HttpExchange exchange) throws InterruptedException {
    var path = exchange.getRequestURI().getPath();
    return switch (exchange.getRequestMethod() + " " + path) {
      case "GET /status" -> new Answer(200, SuiteStatus.of(supervisor, url, false));
      case "GET /status/memory" -> new Answer(200, SuiteStatus.of(supervisor, url, true));
      case "POST /down" -> STOPPING;
      default -> partAnswer(exchange.getRequestMethod(), path);
    };
  }

  private Answer partAnswer(String method, String path) throws InterruptedException {
    var matcher = PART.matcher(path);
    if (!method.equals("POST") || !matcher.matches()) {
      return new Answer(404, "no such path");
    }
    var part = supervisor.part(matcher.group(1));
    if (part.isEmpty()) {
      return new Answer(404, "no such part: " + matcher.group(1));
    }
    if (supervisor.phase() != Supervisor.Phase.RUNNING) {
      return new Answer(409, "the suite is " + supervisor.phase().name().toLowerCase(Locale.ROOT));
    }
    switch (matcher.group(2)) {
      case "start" -> part.get().start();
      case "stop" -> part.get().stop();
      default -> {
        part.get().stop();
        part.get().start();
      }
    }
    return new Answer(202, "done");
  }

  /// Takes the address away first, so that nobody finds a supervisor that no longer listens.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(state.supervisorFile());
    server.stop(0);
  }
}
