package dev.bouquet.wallet.pods;

import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.Installation;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.PostgresServer;
import dev.bouquet.local.parts.RecordedProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/// A PostgreSQL that can be stopped as by `pg_ctl stop -m immediate`, and comes back with what was
/// on its disk.
final class CrashablePostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port = Ports.free();
  private final PostgresServer server;
  private ChildProcess process;

  CrashablePostgres(Path repositoryRoot, Path folder, String database)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.server =
        new PostgresServer(
            Installation.of(repositoryRoot).postgresql(), folder, port, List.of(database));
    server.prepare();
    start();
    server.provision();
  }

  private void start() throws IOException, InterruptedException {
    process =
        ChildProcess.start(
            server.name(),
            server.launch(),
            folder.resolve("postgresql.log"),
            RecordedProcesses.in(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
    Awaitility.await().atMost(PATIENCE).until(server::ready);
  }

  void crashAndComeBack() throws IOException, InterruptedException {
    ServiceProcess.signal("QUIT", process.pid());
    Awaitility.await().atMost(PATIENCE).until(() -> !process.alive());
    server.prepare();
    start();
  }

  int port() {
    return port;
  }

  String url(int throughPort) {
    return "jdbc:postgresql://127.0.0.1:" + throughPort + "/wallet";
  }

  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url(port), "wallet_owner", "wallet_owner");
  }

  /// Sees what others' sessions do.
  Connection asSuperuser() throws SQLException {
    return DriverManager.getConnection(url(port), "postgres", "postgres");
  }

  @Override
  public void close() {
    process.kill();
  }
}
