package dev.bouquet.wallet;

import dev.bouquet.kit.test.SuiteResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The wallet's database, as its owner.
final class Database {
  private Database() {}

  static void execute(String sql) {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of the first row.
  static String query(String sql) {
    try (var connection = open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Connection open() throws SQLException {
    return DriverManager.getConnection(
        SuiteResource.jdbcUrl("wallet"), "wallet_owner", "wallet_owner");
  }
}
