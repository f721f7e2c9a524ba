package dev.bouquet.gift.rebuild;

import dev.bouquet.gift.readmodel.Positions;
import dev.bouquet.gift.readmodel.Positions.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table gift_generation, in the caller's transaction.
final class RebuildStore {
  private static final String RUNNING =
      "select generation from gift_generation where status = 'FILLING'";

  private static final String OPEN =
      "insert into gift_generation (status, asked_by, reason) values ('FILLING', ?, ?) returning generation";

  private static final String PUT_BEGINNING =
      "insert into gift_position (generation, partition, began_at, next_offset) values (?, ?, ?, ?)";

  private static final String PAGE =
      """
      select g.*, coalesce(g.records, p.records_read) as records_read, coalesce(g.records, p.records_in_all) as records_in_all
        from gift_generation g
       cross join lateral (
             select coalesce(sum(p.next_offset - p.began_at), 0) as records_read,
                    coalesce(sum(greatest(p.next_offset, live.next_offset) - p.began_at), 0) as records_in_all
               from gift_position p
               left join gift_position live on live.generation = (select generation from gift_live) and live.partition = p.partition
              where p.generation = g.generation) p
       where g.asked_by is not null and g.generation < ? order by g.generation desc limit ?
      """;

  private static final String LEASE =
      """
      update gift_generation set worker = ?, lease_until = now() + ? * interval '1 millisecond'
       where status = 'FILLING' and (worker is null or worker = ? or lease_until < now())
      returning generation
      """;

  private static final String END =
      """
      update gift_generation g
         set status = ?, failure = ?, ended_at = now(), worker = null, lease_until = null,
             records = (select coalesce(sum(p.next_offset - p.began_at), 0) from gift_position p where p.generation = g.generation)
       where generation = ? and status = 'FILLING'
      """;

  private static final String SHOW = "update gift_live set generation = ?";

  private static final String TO_CLEAR =
      """
      select generation from gift_generation g
       where status <> 'FILLING' and cleared_at is null and generation <> (select generation from gift_live)
       order by generation limit 1
      """;

  private static final String CLEARED =
      "update gift_generation set cleared_at = now() where generation = ?";

  private static final List<String> TABLES =
      List.of(
          "gift_charge",
          "gift_part",
          "gift_reversal",
          "gift_standing",
          "gift_gallery",
          "gift_first");

  private RebuildStore() {}

  /// The generation that is being filled.
  static Optional<Long> running(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(RUNNING)) {
      return generation(select.executeQuery());
    }
  }

  /// A new generation, to be filled from these offsets on.
  static long open(
      Connection connection, UUID operator, String reason, Map<Integer, Long> beginnings)
      throws SQLException {
    try (var insert = connection.prepareStatement(OPEN);
        var put = connection.prepareStatement(PUT_BEGINNING)) {
      insert.setObject(1, operator);
      insert.setString(2, reason);
      long generation = generation(insert.executeQuery()).orElseThrow();
      for (var beginning : beginnings.entrySet()) {
        put.setLong(1, generation);
        put.setInt(2, beginning.getKey());
        put.setLong(3, beginning.getValue());
        put.setLong(4, beginning.getValue());
        put.addBatch();
      }
      put.executeBatch();
      return generation;
    }
  }

  /// Newest first.
  static List<Rebuild> page(Connection connection, long before, int limit) throws SQLException {
    try (var select = connection.prepareStatement(PAGE)) {
      select.setLong(1, before);
      select.setInt(2, limit);
      var page = new ArrayList<Rebuild>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(rebuild(rows));
        }
      }
      return page;
    }
  }

  static Optional<Rebuild> find(Connection connection, long generation) throws SQLException {
    return page(connection, generation + 1, 1).stream()
        .filter(found -> found.number() == generation)
        .findFirst();
  }

  private static Rebuild rebuild(ResultSet row) throws SQLException {
    var endedAt = row.getObject("ended_at", OffsetDateTime.class);
    return new Rebuild(
        row.getLong("generation"),
        switch (row.getString("status")) {
          case "FILLING" -> Rebuild.Status.RUNNING;
          case "FILLED" -> Rebuild.Status.DONE;
          default -> Rebuild.Status.FAILED;
        },
        row.getLong("records_read"),
        row.getLong("records_in_all"),
        row.getObject("asked_by", UUID.class),
        row.getString("reason"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        row.getString("failure"));
  }

  /// Takes or renews the lease of the running one, and locks its row until the transaction ends.
  ///
  /// @return its generation; empty where none is running, or another pod is at it
  static Optional<Long> lease(Connection connection, String pod, Duration lease)
      throws SQLException {
    try (var update = connection.prepareStatement(LEASE)) {
      update.setString(1, pod);
      update.setLong(2, lease.toMillis());
      update.setString(3, pod);
      return generation(update.executeQuery());
    }
  }

  /// Has readers see this generation where it has come as far as the one they see.
  ///
  /// @return whether it has
  static boolean showIfCaughtUp(Connection connection, long generation) throws SQLException {
    var live = Positions.of(connection, Positions.lockLive(connection));
    var mine = Positions.of(connection, generation);
    if (!behind(mine, live).isEmpty()) {
      return false;
    }
    try (var show = connection.prepareStatement(SHOW)) {
      show.setLong(1, generation);
      show.executeUpdate();
    }
    end(connection, generation, null);
    return true;
  }

  /// The partitions in which one has not come as far as the other.
  static List<Integer> behind(Map<Integer, Position> mine, Map<Integer, Position> other) {
    return other.entrySet().stream()
        .filter(there -> {
          var here = mine.get(there.getKey());
          return here == null || here.next() < there.getValue().next();
        })
        .map(Map.Entry::getKey)
        .toList();
  }

  static void fail(Connection connection, long generation, String reason) throws SQLException {
    end(connection, generation, reason);
  }

  private static void end(Connection connection, long generation, @Nullable String failure)
      throws SQLException {
    try (var end = connection.prepareStatement(END)) {
      end.setString(1, failure == null ? "FILLED" : "FAILED");
      end.setString(2, failure);
      end.setLong(3, generation);
      end.executeUpdate();
    }
  }

  /// A generation that nobody reads or fills any more and that still has rows.
  static Optional<Long> toClear(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(TO_CLEAR)) {
      return generation(select.executeQuery());
    }
  }

  /// Deletes some of its rows.
  ///
  /// @return whether none is left
  static boolean clearSome(Connection connection, long generation, int most) throws SQLException {
    for (var table : TABLES) {
      var sql =
          "delete from %1$s where ctid = any(array(select ctid from %1$s where generation = ? limit ?))"
              .formatted(table);
      try (var delete = connection.prepareStatement(sql)) {
        delete.setLong(1, generation);
        delete.setInt(2, most);
        if (delete.executeUpdate() > 0) {
          return false;
        }
      }
    }
    try (var cleared = connection.prepareStatement(CLEARED)) {
      cleared.setLong(1, generation);
      cleared.executeUpdate();
    }
    return true;
  }

  private static Optional<Long> generation(ResultSet found) throws SQLException {
    try (found) {
      return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
    }
  }
}
