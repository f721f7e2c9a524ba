package dev.bouquet.bench.wallet;

import dev.bouquet.local.parts.RunningServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A database of the measured server. Names and passwords are those that the server was started
/// with: the role `x` works with the database `x`, `x_owner` owns it.
record WalletDatabase(RunningServer server, String name) {
  private static final String SUPERUSER = "postgres";

  String url() {
    return "jdbc:postgresql://%s/%s".formatted(server.address(), name);
  }

  String role() {
    return name;
  }

  String owner() {
    return name + "_owner";
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url(), role(), role());
  }

  Connection openAsOwner() throws SQLException {
    return DriverManager.getConnection(url(), owner(), owner());
  }

  Connection openAsSuperuser() throws SQLException {
    return DriverManager.getConnection(url(), SUPERUSER, SUPERUSER);
  }

  /// Runs statements as the owner, each in a transaction of its own.
  void execute(String... statements) throws SQLException {
    try (var connection = openAsOwner();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The one number that a query answers.
  long number(String query) throws SQLException {
    try (var connection = openAsOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
