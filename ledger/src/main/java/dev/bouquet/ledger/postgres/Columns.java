package dev.bouquet.ledger.postgres;

import java.nio.ByteBuffer;
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
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/// Rows to columns, for `unnest`: one array per column writes a whole batch in one statement.
///
/// Arrays go to the server in binary form wherever the driver knows one; for UUIDs it knows none,
/// so that is written here. Parsing them as text cost the server more than looking them up.
final class Columns {
  private static final int UUID_BYTES = 16;
  private static final int NULL_LENGTH = -1;

  private Columns() {}

  static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
    return uuids(connection, List.copyOf(ids), Function.identity());
  }

  /// In the format of the server's `array_recv`: dimensions, whether there are nulls, the type,
  /// size and lower bound, and each element after its length.
  static <R> Array uuids(Connection connection, List<R> rows, Function<R, @Nullable UUID> column)
      throws SQLException {
    var bytes = ByteBuffer.allocate(5 * Integer.BYTES + rows.size() * (Integer.BYTES + UUID_BYTES));
    bytes.putInt(1).putInt(1).putInt(Oid.UUID).putInt(rows.size()).putInt(1);
    for (var row : rows) {
      var id = column.apply(row);
      if (id == null) {
        bytes.putInt(NULL_LENGTH);
      } else {
        bytes
            .putInt(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
      }
    }
    var exact = new byte[bytes.position()];
    bytes.flip().get(exact);
    return new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, exact);
  }

  static <R> Array texts(Connection connection, List<R> rows, Function<R, @Nullable String> column)
      throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
  }

  static <R> Array bigints(Connection connection, List<R> rows, Function<R, @Nullable Long> column)
      throws SQLException {
    return connection.createArrayOf("bigint", rows.stream().map(column).toArray(Long[]::new));
  }

  static <R> Array booleans(
      Connection connection, List<R> rows, Function<R, @Nullable Boolean> column)
      throws SQLException {
    return connection.createArrayOf("boolean", rows.stream().map(column).toArray(Boolean[]::new));
  }

  static <R> Array bytes(Connection connection, List<R> rows, Function<R, byte @Nullable []> column)
      throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  static <R> Array dates(
      Connection connection, List<R> rows, Function<R, @Nullable LocalDate> column)
      throws SQLException {
    return connection.createArrayOf("date", rows.stream().map(column).toArray());
  }

  static <R> Array instants(
      Connection connection, List<R> rows, Function<R, @Nullable Instant> column)
      throws SQLException {
    return connection.createArrayOf(
        "timestamptz",
        rows.stream()
            .map(column)
            .map(instant -> instant == null ? null : timestamptz(instant))
            .toArray());
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
}
