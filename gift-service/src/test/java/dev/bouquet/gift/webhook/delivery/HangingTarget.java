package dev.bouquet.gift.webhook.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// Takes connections and never answers.
final class HangingTarget implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServerSocket server;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private HangingTarget(ServerSocket server) {
    this.server = server;
  }

  static HangingTarget start() {
    try {
      var target = new HangingTarget(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(target::accept);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  void awaitConnection() {
    Awaitility.await().atMost(PATIENCE).until(() -> open.get() > 0);
  }

  int mostAtOnce() {
    return most.get();
  }

  private void accept() {
    try {
      while (true) {
        var connection = server.accept();
        Thread.ofVirtual().start(() -> readToItsEnd(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void readToItsEnd(Socket connection) {
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (connection) {
      var _ = connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      // the other side has gone
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
