package dev.bouquet.local.parts;

import java.nio.file.Path;
import java.time.Duration;

/// A server that works, on loopback.
public record RunningServer(int port, Path log, ChildProcess process) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// `host:port`
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      process.stop(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
