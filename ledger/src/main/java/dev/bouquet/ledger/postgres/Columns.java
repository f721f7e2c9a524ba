package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows to columns, for `unnest`: one array per column writes a whole batch in one statement.
final class Columns {
  private Columns() {}

  static <R> Array uuids(Connection connection, List<R> rows, Function<R, @Nullable UUID> column)
      throws SQLException {
    return array(connection, "uuid", rows, column);
  }

  static <R> Array texts(Connection connection, List<R> rows, Function<R, @Nullable String> column)
      throws SQLException {
    return array(connection, "text", rows, column);
  }

  static <R> Array bigints(Connection connection, List<R> rows, Function<R, @Nullable Long> column)
      throws SQLException {
    return array(connection, "bigint", rows, column);
  }

  static <R> Array integers(
      Connection connection, List<R> rows, Function<R, @Nullable Integer> column)
      throws SQLException {
    return array(connection, "integer", rows, column);
  }

  static <R> Array bytes(Connection connection, List<R> rows, Function<R, byte[]> column)
      throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  static <R> Array instants(Connection connection, List<R> rows, Function<R, Instant> column)
      throws SQLException {
    return array(
        connection, "timestamptz", rows, row -> column.apply(row).atOffset(ZoneOffset.UTC));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        uuid(row, "id"),
        row.getString("asset"),
        row.getLong("posted"),
        row.getLong("held"),
        row.getObject("floor", Long.class),
        row.getLong("version"));
  }

  private static <R, V> Array array(
      Connection connection, String type, List<R> rows, Function<R, @Nullable V> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
