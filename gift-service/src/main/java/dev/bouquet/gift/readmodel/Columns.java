package dev.bouquet.gift.readmodel;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows as arrays, a column each: one statement writes a whole batch.
final class Columns {
  private Columns() {}

  static <R> Array of(
      Connection connection, String type, List<R> rows, Function<R, @Nullable Object> value)
      throws SQLException {
    var values = rows.stream().map(value);
    return connection.createArrayOf(
        type,
        switch (type) { // the driver writes these in binary form
          case "bigint" -> values.toArray(Long[]::new);
          case "integer" -> values.toArray(Integer[]::new);
          case "boolean" -> values.toArray(Boolean[]::new);
          case "text" -> values.toArray(String[]::new);
          default -> values.toArray();
        });
  }

  static Array of(Connection connection, String type, Collection<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }
}
