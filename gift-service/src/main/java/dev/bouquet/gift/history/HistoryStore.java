package dev.bouquet.gift.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Histories by keyset pages, newest first.
@ApplicationScoped
class HistoryStore {
  /// A row per receiver; the limit is of gifts.
  private static final String SENT =
      """
      select c.*, p.receiver_id, p.coins as part_coins, p.coins - p.kept as part_taken_back,
             f.charge_id is not null as is_first
        from (select * from live_gift_charge
               where sender_id = ? and (charged_at, charge_id) < (?, ?)
               order by charged_at desc, charge_id desc limit ?) c
        join live_gift_part p on p.charge_id = c.charge_id
        left join live_gift_first f
          on f.receiver_id = p.receiver_id and f.sender_id = c.sender_id and f.charge_id = c.charge_id
       order by c.charged_at desc, c.charge_id desc, p.number
      """;

  private static final String RECEIVED =
      """
      select c.*, p.coins as part_coins, p.coins - p.kept as part_taken_back, f.charge_id is not null as is_first
        from live_gift_part p
        join live_gift_charge c on c.charge_id = p.charge_id
        left join live_gift_first f
          on f.receiver_id = p.receiver_id and f.sender_id = p.sender_id and f.charge_id = p.charge_id
       where p.receiver_id = ? and (p.charged_at, p.charge_id) < (?, ?)
       order by p.charged_at desc, p.charge_id desc limit ?
      """;

  private static final String NEWCOMERS =
      """
      select c.* from live_gift_first f join live_gift_charge c on c.charge_id = f.charge_id
       where f.receiver_id = ? and (f.charged_at, f.charge_id) < (?, ?)
       order by f.charged_at desc, f.charge_id desc limit ?
      """;

  private final DataSource pool;

  HistoryStore(DataSource pool) {
    this.pool = pool;
  }

  List<SentGift> sent(UUID sender, Moment before, int limit) throws SQLException {
    var gifts = new ArrayList<SentGift>();
    read(
        SENT,
        sender,
        before,
        limit,
        row -> {
          boolean isNext = gifts.isEmpty() || !gifts.getLast().id().equals(id(row));
          if (isNext) {
            gifts.add(sentGift(row));
          }
          gifts.getLast().receivers().add(receiver(row));
        });
    return gifts;
  }

  List<ReceivedGift> received(UUID receiver, Moment before, int limit) throws SQLException {
    var gifts = new ArrayList<ReceivedGift>();
    read(RECEIVED, receiver, before, limit, row -> gifts.add(receivedGift(row)));
    return gifts;
  }

  List<Newcomer> newcomers(UUID receiver, Moment before, int limit) throws SQLException {
    var people = new ArrayList<Newcomer>();
    read(NEWCOMERS, receiver, before, limit, row -> people.add(newcomer(row)));
    return people;
  }

  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, UUID person, Moment before, int limit, RowReader reader)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, person);
      select.setObject(2, before.at().atOffset(ZoneOffset.UTC));
      select.setObject(3, before.id());
      select.setInt(4, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private static SentGift sentGift(ResultSet row) throws SQLException {
    return new SentGift(
        id(row),
        row.getObject("room_id", UUID.class),
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getInt("quantity"),
        row.getLong("coins"),
        row.getLong("taken_back"),
        message(row),
        row.getBoolean("anonymous"),
        row.getBoolean("quiet"),
        row.getObject("combo_id", UUID.class),
        new ArrayList<>(),
        at(row));
  }

  private static SentGift.Receiver receiver(ResultSet row) throws SQLException {
    return new SentGift.Receiver(
        row.getObject("receiver_id", UUID.class),
        row.getLong("part_coins"),
        row.getLong("part_taken_back"),
        row.getBoolean("is_first"));
  }

  private static ReceivedGift receivedGift(ResultSet row) throws SQLException {
    boolean anonymous = row.getBoolean("anonymous");
    return new ReceivedGift(
        id(row),
        row.getObject("room_id", UUID.class),
        anonymous ? null : row.getObject("sender_id", UUID.class),
        anonymous ? null : row.getString("sender_name"),
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getInt("quantity"),
        row.getLong("part_coins"),
        row.getLong("part_taken_back"),
        message(row),
        anonymous,
        row.getBoolean("quiet"),
        row.getBoolean("is_first"),
        at(row));
  }

  private static Newcomer newcomer(ResultSet row) throws SQLException {
    return new Newcomer(
        row.getObject("sender_id", UUID.class),
        row.getString("sender_name"),
        id(row),
        row.getString("gift_id"),
        row.getString("gift_name"),
        at(row));
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject("charge_id", UUID.class);
  }

  private static @Nullable String message(ResultSet row) throws SQLException {
    var message = row.getString("message");
    return message.isEmpty() ? null : message;
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("charged_at", OffsetDateTime.class).toInstant();
  }
}
