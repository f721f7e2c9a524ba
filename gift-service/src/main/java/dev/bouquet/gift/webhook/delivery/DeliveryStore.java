package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.delivery.Delivery.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table webhook_delivery as creators see it, in the caller's transaction.
final class DeliveryStore {
  private static final String PAGE =
      "select * from webhook_delivery where subscription_id = ? and number < ? order by number desc limit ?";

  private static final String PAGE_OF_STATUS =
      """
      select * from webhook_delivery
       where subscription_id = ? and number < ? and status = ? order by number desc limit ?
      """;

  private static final String FIND =
      "select * from webhook_delivery where subscription_id = ? and event_id = ?";

  private static final String REPLAY =
      """
      update webhook_delivery set status = 'PENDING', failures = 0, due_at = now(), done_at = null
       where subscription_id = ? and event_id = ? and status <> 'PENDING'
      """;

  private DeliveryStore() {}

  /// Newest first.
  static List<Delivery> page(
      Connection connection, UUID subscription, long before, @Nullable Status status, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(status == null ? PAGE : PAGE_OF_STATUS)) {
      int at = 1;
      select.setObject(at++, subscription);
      select.setLong(at++, before);
      if (status != null) {
        select.setString(at++, status.name());
      }
      select.setInt(at, limit);
      return read(select);
    }
  }

  static Optional<Delivery> find(Connection connection, UUID subscription, UUID id)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setObject(1, subscription);
      select.setObject(2, id);
      return read(select).stream().findFirst();
    }
  }

  /// Has it sent anew, with all attempts before it. What is still to be sent stays as it is.
  static void replay(Connection connection, UUID subscription, UUID id) throws SQLException {
    try (var update = connection.prepareStatement(REPLAY)) {
      update.setObject(1, subscription);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  private static List<Delivery> read(PreparedStatement select) throws SQLException {
    var found = new ArrayList<Delivery>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(delivery(rows));
      }
    }
    return found;
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    var status = Status.valueOf(row.getString("status"));
    return new Delivery(
        row.getLong("number"),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        status,
        row.getInt("attempts"),
        row.getObject("last_status", Integer.class),
        row.getString("last_error"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "attempted_at"),
        status == Status.PENDING ? instant(row, "due_at") : null,
        instant(row, "done_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
