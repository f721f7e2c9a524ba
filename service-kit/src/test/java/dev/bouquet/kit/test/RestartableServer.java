package dev.bouquet.kit.test;

import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.parts.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/// A server that can be ended in any way, and comes back on the same port with what was on its
/// disk.
public final class RestartableServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Server server;
  private final Path folder;
  private ChildProcess process;

  private RestartableServer(Server server, Path folder) throws IOException, InterruptedException {
    this.server = server;
    this.folder = folder;
    this.process = launch();
  }

  /// Returns when it works and has what lives inside it.
  ///
  /// @param folder for its log
  public static RestartableServer start(Server server, Path folder)
      throws IOException, InterruptedException {
    var running = new RestartableServer(server, folder);
    server.provision();
    return running;
  }

  private ChildProcess launch() throws IOException, InterruptedException {
    server.prepare();
    var launched =
        ChildProcess.start(
            server.name(),
            server.launch(),
            folder.resolve(server.name() + ".log"),
            RecordedProcesses.in(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(launched::kill));
    Awaitility.await().atMost(PATIENCE).until(server::ready);
    return launched;
  }

  /// Its main one.
  public int port() {
    return server.ports().getFirst();
  }

  /// `host:port`
  public String address() {
    return "127.0.0.1:" + port();
  }

  /// Returns when it has ended.
  ///
  /// @param signal by which: `TERM`, `QUIT`, `KILL`
  public void end(String signal) throws IOException, InterruptedException {
    ServiceProcess.signal(signal, process.pid());
    Awaitility.await().atMost(PATIENCE).until(() -> !process.alive());
  }

  /// After [#end]; returns when it works.
  public void comeBack() throws IOException, InterruptedException {
    process = launch();
  }

  /// Gone at once.
  @Override
  public void close() {
    process.kill();
  }
}
