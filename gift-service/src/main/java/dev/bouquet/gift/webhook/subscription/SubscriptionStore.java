package dev.bouquet.gift.webhook.subscription;

import dev.bouquet.gift.webhook.subscription.Subscription.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The table webhook_subscription, in the caller's transaction.
public final class SubscriptionStore {
  private static final String FIND = "select * from webhook_subscription where subscription_id = ?";

  private static final String PAGE =
      """
      select * from webhook_subscription
       where creator_id = ? and number > ? and status <> 'DELETED' order by number limit ?
      """;

  /// Whoever adds one for a creator waits for who is just doing so.
  private static final String LOCK_CREATOR =
      "select pg_advisory_xact_lock(hashtextextended('dev.bouquet.gift/webhook/' || ?, 0))";

  private static final String COUNT =
      "select count(*) from webhook_subscription where creator_id = ? and status <> 'DELETED'";

  private static final String INSERT =
      """
      insert into webhook_subscription (subscription_id, creator_id, url, events) values (?, ?, ?, ?)
      on conflict (subscription_id) do nothing
      """;

  private static final String SET_STATUS =
      "update webhook_subscription set status = ? where subscription_id = ? and status <> 'DELETED'";

  private static final String MAY_TEST =
      """
      update webhook_subscription set tested_at = now()
       where subscription_id = ? and (tested_at is null or tested_at <= now() - ? * interval '1 millisecond')
      """;

  private SubscriptionStore() {}

  /// Deleted ones too.
  static Optional<Subscription> find(Connection connection, UUID id) throws SQLException {
    return find(connection, FIND, id);
  }

  /// One that the creator has; until the transaction ends nobody changes it, or writes deliveries
  /// for it.
  public static Optional<Subscription> lock(Connection connection, UUID id, UUID creator)
      throws SQLException {
    return own(find(connection, FIND + " for update", id), creator);
  }

  /// One that the creator has.
  public static Optional<Subscription> find(Connection connection, UUID id, UUID creator)
      throws SQLException {
    return own(find(connection, FIND, id), creator);
  }

  private static Optional<Subscription> own(Optional<Subscription> found, UUID creator) {
    return found.filter(subscription ->
        subscription.creatorId().equals(creator) && subscription.status() != Status.DELETED);
  }

  private static Optional<Subscription> find(Connection connection, String sql, UUID id)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      return read(select).stream().findFirst();
    }
  }

  /// Oldest first.
  static List<Subscription> page(Connection connection, UUID creator, long after, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, creator);
      select.setLong(2, after);
      select.setInt(3, limit);
      return read(select);
    }
  }

  static void lockCreator(Connection connection, UUID creator) throws SQLException {
    try (var lock = connection.prepareStatement(LOCK_CREATOR)) {
      lock.setString(1, creator.toString());
      lock.execute();
    }
  }

  static int count(Connection connection, UUID creator) throws SQLException {
    try (var select = connection.prepareStatement(COUNT)) {
      select.setObject(1, creator);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// @return whether the id was free
  static boolean insert(
      Connection connection, UUID id, UUID creator, String url, List<EventType> events)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setObject(2, creator);
      insert.setString(3, url);
      insert.setArray(
          4, connection.createArrayOf("text", events.stream().map(EventType::text).toArray()));
      return insert.executeUpdate() == 1;
    }
  }

  /// What is deleted stays so.
  public static void setStatus(Connection connection, UUID id, Status status) throws SQLException {
    try (var update = connection.prepareStatement(SET_STATUS)) {
      update.setString(1, status.name());
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /// Takes the turn to test it, which comes once per interval.
  public static boolean mayTest(Connection connection, UUID id, Duration interval)
      throws SQLException {
    try (var update = connection.prepareStatement(MAY_TEST)) {
      update.setObject(1, id);
      update.setLong(2, interval.toMillis());
      return update.executeUpdate() == 1;
    }
  }

  private static List<Subscription> read(PreparedStatement select) throws SQLException {
    var found = new ArrayList<Subscription>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(subscription(rows));
      }
    }
    return found;
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    var events = (String[]) row.getArray("events").getArray();
    return new Subscription(
        row.getLong("number"),
        row.getObject("subscription_id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getString("url"),
        Stream.of(events).map(EventType::of).toList(),
        Status.valueOf(row.getString("status")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
