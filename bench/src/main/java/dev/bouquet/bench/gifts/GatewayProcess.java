package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.local.gateway.Gateway;
import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RecordedProcesses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The packaged gateway as a process of its own, with a compiler that optimises.
final class GatewayProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;

  private final ChildProcess child;
  private final int port;

  private GatewayProcess(ChildProcess child, int port) {
    this.child = child;
    this.port = port;
  }

  /// Returns when it listens.
  static GatewayProcess start(Path repositoryRoot, Path folder, int giftPort)
      throws IOException, InterruptedException {
    var target = repositoryRoot.resolve("local/target");
    int port = Ports.free();
    var command =
        List.of(
            JavaCommand.executable(),
            "-Xms128m",
            "-Xmx128m",
            "-XX:+UseParallelGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            target.resolve("local.jar") + File.pathSeparator + target.resolve("lib") + "/*",
            Gateway.class.getName(),
            Integer.toString(port),
            "gift=" + giftPort);
    Files.createDirectories(folder);
    var log = folder.resolve("gateway.log");
    var child =
        ChildProcess.start(
            "gateway", Launch.of(command, folder), log, RecordedProcesses.in(folder));
    var gateway = new GatewayProcess(child, port);
    try {
      gateway.awaitListening(log);
      return gateway;
    } catch (IOException | InterruptedException | LoadFailure e) {
      gateway.close();
      throw e;
    }
  }

  private void awaitListening(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Files.readString(log).contains("listening on port")) {
      if (!child.alive() || System.nanoTime() - deadline > 0) {
        throw new LoadFailure("the gateway did not start: " + Files.readString(log));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.kill();
  }
}
