package dev.bouquet.wallet.pods;

import dev.bouquet.kit.test.RestartableServer;
import dev.bouquet.local.parts.Installation;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A PostgreSQL that can be stopped as by `pg_ctl stop -m immediate`, and comes back with what was
/// on its disk.
final class CrashablePostgres implements AutoCloseable {
  private final RestartableServer server;

  CrashablePostgres(Path repositoryRoot, Path folder, String database)
      throws IOException, InterruptedException {
    server =
        RestartableServer.start(
            new PostgresServer(
                Installation.of(repositoryRoot).postgresql(),
                folder,
                Ports.free(),
                List.of(database)),
            folder);
  }

  void crashAndComeBack() throws IOException, InterruptedException {
    server.end("QUIT");
    server.comeBack();
  }

  int port() {
    return server.port();
  }

  String url(int throughPort) {
    return "jdbc:postgresql://127.0.0.1:" + throughPort + "/wallet";
  }

  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url(port()), "wallet_owner", "wallet_owner");
  }

  /// Sees what others' sessions do.
  Connection asSuperuser() throws SQLException {
    return DriverManager.getConnection(url(port()), "postgres", "postgres");
  }

  @Override
  public void close() {
    server.close();
  }
}
