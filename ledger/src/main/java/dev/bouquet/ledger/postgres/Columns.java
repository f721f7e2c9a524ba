package dev.bouquet.ledger.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows to columns, for `unnest`: one array per column writes a whole batch in one statement.
final class Columns {
  private Columns() {}

  static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

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

  static <R> Array booleans(
      Connection connection, List<R> rows, Function<R, @Nullable Boolean> column)
      throws SQLException {
    return array(connection, "boolean", rows, column);
  }

  static <R> Array bytes(Connection connection, List<R> rows, Function<R, byte @Nullable []> column)
      throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  static <R> Array instants(
      Connection connection, List<R> rows, Function<R, @Nullable Instant> column)
      throws SQLException {
    return array(
        connection,
        "timestamptz",
        rows,
        row -> {
          var instant = column.apply(row);
          return instant == null ? null : timestamptz(instant);
        });
  }

  static <R> Array dates(
      Connection connection, List<R> rows, Function<R, @Nullable LocalDate> column)
      throws SQLException {
    return array(connection, "date", rows, column);
  }

  static OffsetDateTime timestamptz(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static <R, V> Array array(
      Connection connection, String type, List<R> rows, Function<R, @Nullable V> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
