package dev.bouquet.gift.sending;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Gifts that were sent, as the read model has them.
@ApplicationScoped
class SentGiftStore {
  private static final String FIND =
      """
      select c.*, coalesce(c.named_receiver_id, (select receiver_id from live_gift_part p where p.charge_id = c.charge_id order by number limit 1)) as receiver
        from live_gift_charge c where c.charge_id = ?
      """;

  private final DataSource pool;

  SentGiftStore(DataSource pool) {
    this.pool = pool;
  }

  /// @param receiverId as the gift's context names it: the host where several share it
  /// @param sentAt when the wallet committed it
  record Row(
      UUID id,
      @Nullable UUID roomId,
      String giftId,
      String giftName,
      UUID senderId,
      String senderName,
      UUID receiverId,
      long coins,
      long takenBackCoins,
      boolean anonymous,
      boolean quiet,
      Instant sentAt) {}

  Optional<Row> find(UUID id) throws SQLException {
    try (var connection = pool.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("charge_id", UUID.class),
        row.getObject("room_id", UUID.class),
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getObject("sender_id", UUID.class),
        row.getString("sender_name"),
        row.getObject("receiver", UUID.class),
        row.getLong("coins"),
        row.getLong("taken_back"),
        row.getBoolean("anonymous"),
        row.getBoolean("quiet"),
        row.getObject("charged_at", OffsetDateTime.class).toInstant());
  }
}
