package dev.bouquet.ledger.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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

/// The parameters of a statement, set one after the other.
///
/// Rows are set as columns, one array each, for `unnest`: so one statement writes a whole batch.
/// Arrays go to the server in binary form wherever the driver knows one; for UUIDs it knows none,
/// so that is written here. Parsing them as text cost the server more than looking them up.
final class Parameters {
  private static final int UUID_BYTES = 16;
  private static final int NULL_LENGTH = -1;

  private final PreparedStatement statement;
  private final Connection connection;
  private int last;

  Parameters(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.connection = statement.getConnection();
  }

  Parameters uuid(UUID value) throws SQLException {
    statement.setObject(++last, value);
    return this;
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  Parameters integer(@Nullable Integer value) throws SQLException {
    statement.setObject(++last, value, Types.INTEGER);
    return this;
  }

  Parameters bigint(@Nullable Long value) throws SQLException {
    statement.setObject(++last, value, Types.BIGINT);
    return this;
  }

  Parameters date(@Nullable LocalDate value) throws SQLException {
    statement.setObject(++last, value, Types.DATE);
    return this;
  }

  Parameters instant(Instant value) throws SQLException {
    statement.setObject(++last, timestamptz(value));
    return this;
  }

  Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }

  Parameters uuids(Collection<UUID> ids) throws SQLException {
    return uuids(List.copyOf(ids), Function.identity());
  }

  /// In the format of the server's `array_recv`: dimensions, whether there are nulls, the type,
  /// size and lower bound, and each element after its length.
  <R> Parameters uuids(List<R> rows, Function<R, @Nullable UUID> column) throws SQLException {
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
    statement.setArray(
        ++last, new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, exact));
    return this;
  }

  <R> Parameters texts(List<R> rows, Function<R, @Nullable String> column) throws SQLException {
    return array("text", rows.stream().map(column).toArray(String[]::new));
  }

  <R> Parameters bigints(List<R> rows, Function<R, @Nullable Long> column) throws SQLException {
    return array("bigint", rows.stream().map(column).toArray(Long[]::new));
  }

  <R> Parameters booleans(List<R> rows, Function<R, @Nullable Boolean> column) throws SQLException {
    return array("boolean", rows.stream().map(column).toArray(Boolean[]::new));
  }

  <R> Parameters byteas(List<R> rows, Function<R, byte @Nullable []> column) throws SQLException {
    return array("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  <R> Parameters dates(List<R> rows, Function<R, @Nullable LocalDate> column) throws SQLException {
    return array("date", rows.stream().map(column).toArray());
  }

  <R> Parameters instants(List<R> rows, Function<R, @Nullable Instant> column) throws SQLException {
    return array(
        "timestamptz",
        rows.stream()
            .map(column)
            .map(instant -> instant == null ? null : timestamptz(instant))
            .toArray());
  }

  private Parameters array(String type, Object[] values) throws SQLException {
    statement.setArray(++last, connection.createArrayOf(type, values));
    return this;
  }

  private static OffsetDateTime timestamptz(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
