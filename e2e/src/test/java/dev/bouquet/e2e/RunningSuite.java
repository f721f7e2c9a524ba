package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// The suite under test, driven as an operator drives it: by `./bouquet`, on ports and in a folder
/// of its own.
final class RunningSuite {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Path ROOT = Path.of(System.getProperty("bouquet.root"));
  private static final Path STATE = Path.of("target", "suite").toAbsolutePath();
  private static final int PORT_BASE = freePorts();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// Not the common pool: on two cores that is one thread, which a show would keep from everybody
  /// else.
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private RunningSuite() {}

  /// Brought up when first asked for. In a class of its own: what runs commands is initialised by
  /// then, so its threads need not wait for this one.
  private static final class Started {
    static final int PORT = up();

    private static int up() {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
      run("down", "--wipe");
      var up = run("up", "--detach");
      assertThat(up.exitCode()).as(up.err()).isZero();
      return PORT_BASE;
    }
  }

  /// @param out what it wrote to standard output
  /// @param err what it wrote to standard error
  record Run(int exitCode, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not JSON: " + out + err, e);
      }
    }
  }

  static String url() {
    return "http://127.0.0.1:" + Started.PORT;
  }

  static String webSocketUrl() {
    return "ws://127.0.0.1:" + Started.PORT;
  }

  /// The issuer's, whom people ask without the gateway.
  static String tokenUrl() {
    return "http://127.0.0.1:"
        + (Started.PORT + 8)
        + "/realms/bouquet/protocol/openid-connect/token";
  }

  /// gift-service's for other services.
  static int giftGrpcPort() {
    return Started.PORT + 12;
  }

  /// `./bouquet <command> …` for this suite, to its end.
  static Run run(String... command) {
    return start(command).join();
  }

  /// The same, while the test goes on.
  static CompletableFuture<Run> start(String... command) {
    var line = new ArrayList<>(List.of(ROOT.resolve("bouquet").toString()));
    line.addAll(List.of(command));
    line.addAll(List.of("--state", STATE.toString(), "--port-base", "" + PORT_BASE));
    var builder = new ProcessBuilder(line).directory(ROOT.toFile());
    builder.environment().put("BOUQUET_BUILD", "never"); // this build has packaged everything
    return CompletableFuture.supplyAsync(() -> execute(builder), THREADS);
  }

  private static Run execute(ProcessBuilder builder) {
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var err =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new String(
                      process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              THREADS);
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// SIGKILL, as the kernel does when memory runs out.
  static long kill(String part) {
    long pid = pid(part);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    return pid;
  }

  /// Until the supervisor has brought the part back and it answers.
  static void awaitReadyAgain(String part, long formerPid) {
    await("the return of " + part)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          var status = part(part);
          return status.path("state").asText().equals("ready")
              && status.path("pid").asLong() != formerPid;
        });
  }

  static JsonNode part(String name) {
    assertThat(Started.PORT).isPositive();
    return StreamSupport.stream(run("status", "--json").json().path("parts").spliterator(), false)
        .filter(part -> part.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no part " + name));
  }

  private static long pid(String part) {
    return part(part).path("pid").asLong();
  }

  private static int freePorts() {
    return IntStream.iterate(18_080, base -> base + 20)
        .limit(50)
        .filter(base -> IntStream.range(base, base + 15).allMatch(RunningSuite::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
