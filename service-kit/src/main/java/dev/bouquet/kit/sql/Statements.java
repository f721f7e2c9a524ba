package dev.bouquet.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/// Statements with their values, in the order in which they stand in the SQL.
public final class Statements {
  private Statements() {}

  /// @param timeout longest time of the statement, in whole seconds, at least one
  public static PreparedStatement prepare(
      Connection connection, Duration timeout, String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /// @param timeout as above
  /// @return rows changed
  public static int update(Connection connection, Duration timeout, String sql, Object... values)
      throws SQLException {
    try (var statement = prepare(connection, timeout, sql, values)) {
      return statement.executeUpdate();
    }
  }
}
