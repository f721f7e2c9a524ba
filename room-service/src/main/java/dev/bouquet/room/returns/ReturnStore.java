package dev.bouquet.room.returns;

import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.kit.sql.Transaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table gift_return.
@Singleton
class ReturnStore {
  private static final String INSERT =
      """
      INSERT INTO gift_return
        (charge_id, room_id, gift_id, gift_name, sender_id, sender_name, receiver_id, coins, shown_at, quiet, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (charge_id) DO NOTHING
      """;

  private static final String TAKE_DUE =
      """
      UPDATE gift_return SET due_at = now() + ? * interval '1 millisecond'
       WHERE charge_id IN (SELECT charge_id FROM gift_return
                            WHERE done_at IS NULL AND due_at <= now()
                            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String POSTPONE =
      "UPDATE gift_return SET due_at = now() + ? * interval '1 millisecond' WHERE charge_id = ?";

  private static final String RETURNED =
      """
      UPDATE gift_return SET done_at = now(), sender_name = '', returned_coins = ?, returned_at = ?
       WHERE charge_id = ? AND done_at IS NULL
      """;

  private static final String REFUSED =
      """
      UPDATE gift_return SET done_at = now(), sender_name = '', refused_with = ?
       WHERE charge_id = ? AND done_at IS NULL
      """;

  private static final String OF_ROOM =
      """
      SELECT * FROM gift_return
       WHERE room_id = ? AND (shown_at, charge_id) < (?, ?)
       ORDER BY shown_at DESC, charge_id DESC LIMIT ?
      """;

  private final DataSource pool;

  ReturnStore(DataSource pool) {
    this.pool = pool;
  }

  /// What became of a gift.
  ///
  /// @param returnedCoins null where none went back, or not yet
  /// @param refusedWith the wallet's code, null where it did not refuse
  record Return(
      GiftToReturn gift,
      @Nullable Long returnedCoins,
      @Nullable Instant returnedAt,
      @Nullable String refusedWith) {}

  /// Those that are there already stay as they are. Written in the order of their ids, so that two
  /// pods that write the same ones (during a rebalance) cannot wait for each other in a circle.
  void insert(List<GiftToReturn> gifts) throws SQLException {
    if (gifts.isEmpty()) {
      return;
    }
    Transaction.<@Nullable Void, RuntimeException>run(
        pool,
        connection -> {
          insert(connection, gifts);
          return null;
        });
  }

  private static void insert(Connection connection, List<GiftToReturn> gifts) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var gift :
          gifts.stream().sorted(Comparator.comparing(GiftToReturn::chargeId)).toList()) {
        insert.setObject(1, gift.chargeId());
        insert.setObject(2, gift.roomId());
        insert.setString(3, gift.giftId());
        insert.setString(4, gift.giftName());
        insert.setString(5, gift.senderId());
        insert.setString(6, gift.senderName());
        insert.setString(7, gift.receiverId());
        insert.setLong(8, gift.coins());
        insert.setObject(9, utc(gift.shownAt()));
        insert.setBoolean(10, gift.quiet());
        insert.setString(11, gift.reason().name());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Takes gifts that are due. Nobody else takes them before the lease is over, nor waits for it.
  List<GiftToReturn> takeDue(int most, Duration lease) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(TAKE_DUE)) {
      update.setLong(1, lease.toMillis());
      update.setInt(2, most);
      return read(update).stream().map(Return::gift).toList();
    }
  }

  void postpone(UUID chargeId, Duration delay) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(POSTPONE)) {
      update.setLong(1, delay.toMillis());
      update.setObject(2, chargeId);
      update.executeUpdate();
    }
  }

  /// The first outcome stays.
  void returned(UUID chargeId, long coins, Instant at) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(RETURNED)) {
      update.setLong(1, coins);
      update.setObject(2, utc(at));
      update.setObject(3, chargeId);
      update.executeUpdate();
    }
  }

  /// Likewise.
  void refused(UUID chargeId, String code) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(REFUSED)) {
      update.setString(1, code);
      update.setObject(2, chargeId);
      update.executeUpdate();
    }
  }

  /// Newest first.
  List<Return> ofRoom(UUID roomId, ReturnPlace before, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(OF_ROOM)) {
      select.setObject(1, roomId);
      select.setObject(2, utc(before.shownAt()));
      select.setObject(3, before.chargeId());
      select.setInt(4, most);
      return read(select);
    }
  }

  private static List<Return> read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var found = new ArrayList<Return>();
      while (rows.next()) {
        found.add(
            new Return(
                gift(rows),
                rows.getObject("returned_coins", Long.class),
                rows.getObject("returned_at") == null ? null : instant(rows, "returned_at"),
                rows.getString("refused_with")));
      }
      return found;
    }
  }

  private static GiftToReturn gift(ResultSet row) throws SQLException {
    return new GiftToReturn(
        GiftReversalReason.valueOf(row.getString("reason")),
        row.getObject("charge_id", UUID.class),
        row.getObject("room_id", UUID.class),
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getString("sender_id"),
        row.getString("sender_name"),
        row.getBoolean("quiet"),
        row.getString("receiver_id"),
        row.getLong("coins"),
        instant(row, "shown_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
