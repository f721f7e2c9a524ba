package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.subscription.EventType;
import dev.bouquet.kit.id.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the rows of webhook_delivery, in the transaction that writes the facts they tell of.
///
/// A subscription that is being deleted or disabled waits for that transaction, or the transaction
/// for it: no row is written for one that has ended.
public final class Outbox {
  private static final String RECEIVED =
      """
      select s.subscription_id, p.receiver_id, p.coins as part_coins, c.*
        from gift_part p
        join gift_charge c on c.generation = p.generation and c.charge_id = p.charge_id
        join webhook_subscription s on s.creator_id = p.receiver_id
       where p.generation = ? and p.charge_id = any(?) and s.status = 'ACTIVE' and ? = any(s.events)
       order by c.charged_at, c.charge_id
         for share of s
      """;

  /// Also those that came before their charge.
  private static final String REVERSED =
      """
      select s.subscription_id, p.receiver_id, p.coins as part_coins, p.coins - p.kept as part_taken_back, c.*,
             r.reversal_id, r.reversed_at
        from gift_reversal r
        join gift_charge c on c.generation = r.generation and c.charge_id = r.charge_id
        join gift_part p on p.generation = c.generation and p.charge_id = c.charge_id
        join webhook_subscription s on s.creator_id = p.receiver_id
       where r.generation = ? and (r.charge_id = any(?) or r.reversal_id = any(?))
         and s.status = 'ACTIVE' and ? = any(s.events)
       order by r.reversed_at, r.reversal_id
         for share of s
      """;

  private static final String INSERT =
      """
      insert into webhook_delivery (subscription_id, event_id, type, body) select * from unnest(?, ?, ?, ?)
      on conflict (subscription_id, event_id) do nothing
      """;

  private static final String POSITIONS = "select * from webhook_position";

  private static final String MOVE =
      """
      insert into webhook_position as p (partition, next_offset) values (?, ?)
      on conflict (partition) do update set next_offset = greatest(p.next_offset, excluded.next_offset)
      """;

  private Outbox() {}

  private record Row(UUID subscriptionId, Message message) {}

  /// Tells the receivers' subscriptions of gifts and reversals that the tables have. What they were
  /// told before is not told again.
  public static void take(
      Connection connection, long generation, Collection<UUID> charges, Collection<UUID> reversals)
      throws SQLException {
    var rows = new ArrayList<Row>();
    try (var select = connection.prepareStatement(RECEIVED)) {
      select.setLong(1, generation);
      select.setArray(2, connection.createArrayOf("uuid", charges.toArray()));
      select.setString(3, EventType.GIFT_RECEIVED.text());
      read(select, Outbox::received, rows);
    }
    try (var select = connection.prepareStatement(REVERSED)) {
      select.setLong(1, generation);
      select.setArray(2, connection.createArrayOf("uuid", charges.toArray()));
      select.setArray(3, connection.createArrayOf("uuid", reversals.toArray()));
      select.setString(4, EventType.GIFT_REVERSED.text());
      read(select, Outbox::reversed, rows);
    }
    if (!rows.isEmpty()) {
      insert(connection, rows);
    }
  }

  /// How far each partition of `charges.v1` was looked through.
  public static Map<Integer, Long> positions(Connection connection) throws SQLException {
    var positions = new HashMap<Integer, Long>();
    try (var select = connection.prepareStatement(POSITIONS);
        var rows = select.executeQuery()) {
      while (rows.next()) {
        positions.put(rows.getInt("partition"), rows.getLong("next_offset"));
      }
    }
    return positions;
  }

  /// Forward only.
  public static void move(Connection connection, int partition, long next) throws SQLException {
    try (var upsert = connection.prepareStatement(MOVE)) {
      upsert.setInt(1, partition);
      upsert.setLong(2, next);
      upsert.executeUpdate();
    }
  }

  @FunctionalInterface
  private interface RowReader {
    Message read(ResultSet row) throws SQLException;
  }

  private static void read(PreparedStatement select, RowReader reader, List<Row> into)
      throws SQLException {
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        into.add(new Row(rows.getObject("subscription_id", UUID.class), reader.read(rows)));
      }
    }
  }

  private static Message received(ResultSet row) throws SQLException {
    return message(
        EventType.GIFT_RECEIVED, id(row, "charge_id"), instant(row, "charged_at"), gift(row));
  }

  private static Message reversed(ResultSet row) throws SQLException {
    var gift =
        gift(
            row,
            row.getLong("part_taken_back"),
            id(row, "reversal_id"),
            instant(row, "reversed_at"));
    return message(
        EventType.GIFT_REVERSED, id(row, "reversal_id"), instant(row, "reversed_at"), gift);
  }

  private static Message message(EventType type, UUID cause, Instant at, Message.Gift gift) {
    var id = Ids.derive(cause, type.text() + "/" + gift.receiverId());
    return new Message(id, type.text(), at, gift);
  }

  private static Message.Gift gift(ResultSet row) throws SQLException {
    return gift(row, null, null, null);
  }

  private static Message.Gift gift(
      ResultSet row,
      @Nullable Long takenBackCoins,
      @Nullable UUID reversalId,
      @Nullable Instant reversedAt)
      throws SQLException {
    boolean anonymous = row.getBoolean("anonymous");
    var message = row.getString("message");
    return new Message.Gift(
        id(row, "charge_id"),
        id(row, "receiver_id"),
        row.getObject("room_id", UUID.class),
        anonymous ? null : id(row, "sender_id"),
        anonymous ? null : row.getString("sender_name"),
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getInt("quantity"),
        row.getLong("part_coins"),
        message.isEmpty() ? null : message,
        anonymous,
        row.getBoolean("quiet"),
        row.getObject("combo_id", UUID.class),
        instant(row, "charged_at"),
        takenBackCoins,
        reversalId,
        reversedAt);
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void insert(Connection connection, List<Row> rows) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, column(connection, "uuid", rows, Row::subscriptionId));
      insert.setArray(2, column(connection, "uuid", rows, row -> row.message().id()));
      insert.setArray(3, column(connection, "text", rows, row -> row.message().type()));
      insert.setArray(4, column(connection, "text", rows, row -> row.message().json()));
      insert.executeUpdate();
    }
  }

  private static Array column(
      Connection connection, String type, List<Row> rows, Function<Row, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
