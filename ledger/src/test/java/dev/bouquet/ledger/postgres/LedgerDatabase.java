package dev.bouquet.ledger.postgres;

import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/// A migrated PostgreSQL for the tests of this module, started when first asked for.
final class LedgerDatabase {
  private static final RunningServer SERVER = start();

  private LedgerDatabase() {}

  /// As the role that a service works with.
  static Connection open() throws SQLException {
    return DriverManager.getConnection(url(), "ledger", "ledger");
  }

  static Connection openAsOwner() throws SQLException {
    return DriverManager.getConnection(url(), "ledger_owner", "ledger_owner");
  }

  private static String url() {
    return urlOf(SERVER);
  }

  private static String urlOf(RunningServer server) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/ledger";
  }

  private static RunningServer start() {
    var server =
        TestServers.postgres(
            Path.of(System.getProperty("bouquet.root")),
            Path.of("target", "parts-state"),
            List.of("ledger"));
    Flyway.configure()
        .dataSource(urlOf(server), "ledger_owner", "ledger_owner")
        .locations("db/ledger")
        .placeholders(java.util.Map.of("app_role", "ledger"))
        .load()
        .migrate();
    return server;
  }
}
