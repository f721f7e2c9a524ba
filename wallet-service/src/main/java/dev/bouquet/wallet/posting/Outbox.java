package dev.bouquet.wallet.posting;

import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.ledger.core.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The outbox as the publisher reads it: committed batches, slot by slot, in order.
@ApplicationScoped
public class Outbox {
  /// Where the publication stands is looked up once, before the index is entered there: as a join
  /// it would be compared with each of the slot's rows, and published ones are kept for a while.
  private static final String UNPUBLISHED =
      """
      from commit_batch b
       where b.slot = %1$s
         and (b.epoch, b.seq) > (coalesce((select p.epoch from publication p where p.slot = %1$s), 0),
                                 coalesce((select p.seq from publication p where p.slot = %1$s), 0))
      """;

  private static final String NEXT =
      """
      select b.slot, b.epoch, b.seq, b.events,
             (extract(epoch from clock_timestamp() - b.created_at) * 1000)::bigint as age_millis
      %s
       order by b.epoch, b.seq limit ?
      """
          .formatted(UNPUBLISHED.formatted("?"));

  private static final String IS_PUBLISHED =
      "select exists (select from publication where slot = ? and (epoch, seq) >= (?, ?))";

  /// Never backwards: a publisher that slept must not undo what its successor has moved.
  private static final String MOVE =
      """
      insert into publication as p (slot, epoch, seq) values (?, ?, ?)
      on conflict (slot) do update set epoch = excluded.epoch, seq = excluded.seq
       where (p.epoch, p.seq) < (excluded.epoch, excluded.seq)
      """;

  /// Slots that nobody writes under any more, with batches that nobody published.
  private static final String ABANDONED =
      """
      select s.slot from slot s
       where s.renewed_at < clock_timestamp() - ? * interval '1 millisecond'
         and exists (select %s)
      """
          .formatted(UNPUBLISHED.formatted("s.slot"));

  private static final String FORGET =
      """
      delete from commit_batch b using publication p
       where p.slot = b.slot and (b.epoch, b.seq) <= (p.epoch, p.seq)
         and b.created_at < clock_timestamp() - ? * interval '1 millisecond'
      """;

  private final DataSource pool;

  Outbox(DataSource pool) {
    this.pool = pool;
  }

  /// @param ageMillis since the commit, by the database's clock
  record Batch(int slot, long epoch, long seq, List<ChargeEvent> events, long ageMillis) {}

  List<Batch> next(int slot, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(NEXT)) {
      select.setInt(1, slot);
      select.setInt(2, slot);
      select.setInt(3, slot);
      select.setInt(4, limit);
      var batches = new ArrayList<Batch>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          batches.add(
              new Batch(
                  rows.getInt("slot"),
                  rows.getLong("epoch"),
                  rows.getLong("seq"),
                  ChargedEvents.decode(rows.getBytes("events")),
                  rows.getLong("age_millis")));
        }
      }
      return batches;
    }
  }

  /// Whether a position was acknowledged by Kafka.
  public boolean isPublished(Position position) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(IS_PUBLISHED)) {
      select.setInt(1, position.slot());
      select.setLong(2, position.epoch());
      select.setLong(3, position.seq());
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  void move(Batch published) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(MOVE)) {
      update.setInt(1, published.slot());
      update.setLong(2, published.epoch());
      update.setLong(3, published.seq());
      update.executeUpdate();
    }
  }

  List<Integer> abandoned(Duration lease) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(ABANDONED)) {
      select.setLong(1, lease.toMillis());
      var slots = new ArrayList<Integer>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          slots.add(rows.getInt(1));
        }
      }
      return slots;
    }
  }

  void forget(Duration olderThan) throws SQLException {
    try (Connection connection = pool.getConnection();
        var delete = connection.prepareStatement(FORGET)) {
      delete.setLong(1, olderThan.toMillis());
      delete.executeUpdate();
    }
  }
}
