package dev.bouquet.gift.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a generation has come in each partition of `charges.v1`: the tables gift_live and
/// gift_position, in the caller's transaction.
public final class Positions {
  private static final String LIVE = "select generation from gift_live";

  private static final String OF = "select * from gift_position where generation = ?";

  private static final String MOVE =
      """
      insert into gift_position as p (generation, partition, began_at, next_offset, first_gift) values (?, ?, ?, ?, ?)
      on conflict (generation, partition) do update
         set next_offset = greatest(p.next_offset, excluded.next_offset),
             first_gift = coalesce(p.first_gift, excluded.first_gift)
      """;

  private Positions() {}

  /// @param beganAt the first offset that was looked at
  /// @param next the offset to go on from
  /// @param firstGift the offset of the first event of a gift; absent where there was none
  public record Position(long beganAt, long next, @Nullable Long firstGift) {}

  /// The generation that is read now.
  public static long live(Connection connection) throws SQLException {
    return generation(connection, LIVE);
  }

  /// As above; until the transaction ends nobody else writes to it or puts another one in its
  /// place.
  public static long lockLive(Connection connection) throws SQLException {
    return generation(connection, LIVE + " for update");
  }

  private static long generation(Connection connection, String sql) throws SQLException {
    try (var select = connection.prepareStatement(sql);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// By partition; those that nothing was read of are absent.
  public static Map<Integer, Position> of(Connection connection, long generation)
      throws SQLException {
    try (var select = connection.prepareStatement(OF)) {
      select.setLong(1, generation);
      var positions = new HashMap<Integer, Position>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          positions.put(
              rows.getInt("partition"),
              new Position(
                  rows.getLong("began_at"),
                  rows.getLong("next_offset"),
                  rows.getObject("first_gift", Long.class)));
        }
      }
      return positions;
    }
  }

  /// Forward only.
  static void move(Connection connection, long generation, Stretch stretch) throws SQLException {
    try (var upsert = connection.prepareStatement(MOVE)) {
      upsert.setLong(1, generation);
      upsert.setInt(2, stretch.partition());
      upsert.setLong(3, stretch.from());
      upsert.setLong(4, stretch.next());
      upsert.setObject(5, stretch.firstGift());
      upsert.executeUpdate();
    }
  }
}
