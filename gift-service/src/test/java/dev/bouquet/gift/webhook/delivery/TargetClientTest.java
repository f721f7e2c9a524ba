package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.webhook.address.Target;
import dev.bouquet.gift.webhook.signing.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against targets that speak TLS, and such that answer strangely.
class TargetClientTest {
  private static final String PASSWORD = "changeit";
  private static final int PATIENCE_SECONDS = 30;

  private record Bounds(
      Duration pollInterval,
      int maxTargetsCount,
      int maxPerTargetCount,
      Duration lease,
      Duration connectTimeout,
      Duration answerTimeout,
      int maxAnswerBytes)
      implements SendingConfig {}

  private static final Bounds BOUNDS =
      new Bounds(
          Duration.ofSeconds(1),
          2,
          2,
          Duration.ofMinutes(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          1_000);

  private static Vertx vertx;
  private static PfxOptions certificate;

  @BeforeAll
  static void makeACertificate(@TempDir Path directory) throws Exception {
    var store = directory.resolve("hooks.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "hooks",
                    "-dname",
                    "CN=hooks.test",
                    "-ext",
                    "san=dns:hooks.test",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString()))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    vertx = Vertx.vertx();
    var bytes = vertx.fileSystem().readFileBlocking(store.toString());
    certificate = new PfxOptions().setValue(bytes).setPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void speaksToTheCheckedAddressInTheNameOfTheHost() throws Exception {
    var server = secure();
    var seen = new AtomicReference<String>();
    listen(
        server,
        request -> {
          seen.set(request.connection().indicatedServerName() + " " + request.authority());
          var _ = request.response().setStatusCode(204).end();
        });

    var outcome = send(trusting(), "https://hooks.test:%d/".formatted(server.actualPort()));

    assertThat(outcome).isEqualTo(new Outcome(204, null));
    assertThat(seen.get()).isEqualTo("hooks.test hooks.test:" + server.actualPort());
  }

  @Test
  void speaksToNobodyWhoseCertificateIsOfAnotherNameOrNotTrusted() throws Exception {
    var server = secure();
    listen(
        server,
        request -> {
          var _ = request.response().end();
        });
    int port = server.actualPort();

    var ofAnotherName = send(trusting(), "https://other.test:%d/".formatted(port));
    var notTrusted = send(new HttpClientOptions(), "https://hooks.test:%d/".formatted(port));

    var refused = Outcome.failed("The target's TLS certificate is not trusted, or TLS failed.");
    assertThat(ofAnotherName).isEqualTo(refused);
    assertThat(notTrusted).isEqualTo(refused);
  }

  @Test
  void readsOfAnEndlessAnswerSoMuchAndNoMore() throws Exception {
    var server = vertx.createHttpServer();
    var closed = new CountDownLatch(1);
    listen(
        server,
        request -> {
          var answer = request.response().setChunked(true);
          request.connection().closeHandler(_ -> closed.countDown());
          vertx.setPeriodic(
              10,
              timer -> {
                if (answer.closed()) {
                  vertx.cancelTimer(timer);
                } else {
                  var _ = answer.write(Buffer.buffer("x".repeat(300)));
                }
              });
        });

    var outcome =
        send(new HttpClientOptions(), "http://127.0.0.1:%d/".formatted(server.actualPort()));

    assertThat(outcome).isEqualTo(new Outcome(200, null));
    assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsForAnAnswerSoLongAndNoLonger() throws Exception {
    var server = vertx.createHttpServer();
    var closed = new CountDownLatch(1);
    listen(
        server,
        request -> {
          request.connection().closeHandler(_ -> closed.countDown());
          var answer = request.response().setChunked(true);
          var _ = answer.write("not yet");
        });

    var outcome =
        send(new HttpClientOptions(), "http://127.0.0.1:%d/".formatted(server.actualPort()));

    assertThat(outcome).isEqualTo(Outcome.failed("The target did not answer in time."));
    assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTargetThatSpeaksNoHttpIsAFailure() throws Exception {
    var server = vertx.createNetServer();
    server.connectHandler(socket -> {
      var _ = socket.write("220 mail.test ESMTP\r\n");
    });
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();

    var outcome =
        send(new HttpClientOptions(), "http://127.0.0.1:%d/".formatted(server.actualPort()));

    assertThat(outcome.isSuccess()).isFalse();
    assertThat(outcome.statusCode()).isNull();
  }

  private static HttpServer secure() {
    return vertx.createHttpServer(
        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate));
  }

  private static HttpClientOptions trusting() {
    return new HttpClientOptions().setTrustOptions(certificate);
  }

  private static void listen(HttpServer server, Consumer<HttpServerRequest> tool) throws Exception {
    server
        .requestHandler(tool::accept)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  private static Outcome send(HttpClientOptions options, String url) {
    var client = new TargetClient(vertx, BOUNDS, Clock.systemUTC(), options);
    var parsed = URI.create(url);
    var target =
        new Target(parsed, parsed.getHost(), parsed.getPort(), InetAddress.getLoopbackAddress());
    try {
      return client.send(target, List.of(Secret.random()), UUID.randomUUID(), "{}");
    } finally {
      client.close();
    }
  }
}
