package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.subscription.Subscription.Status;
import dev.bouquet.gift.webhook.subscription.SubscriptionStore;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table webhook_delivery as those see it who send.
///
/// Taking a row puts it off by the lease, so nobody else takes it meanwhile, and somebody does
/// where this process dies. A failure is written only by whoever took the row last.
@ApplicationScoped
class DeliveryQueue {
  /// Subscriptions with pending rows are found by one look into the index each, however many rows
  /// they have; of each only a few rows are taken. So nobody's rows keep others' from being seen.
  private static final String CLAIM =
      """
      with recursive pending as (
        (select subscription_id from webhook_delivery where status = 'PENDING' order by subscription_id limit 1)
        union all
        select (select d.subscription_id from webhook_delivery d
                 where d.status = 'PENDING' and d.subscription_id > p.subscription_id
                 order by d.subscription_id limit 1)
          from pending p where p.subscription_id is not null),
      target as (
        select s.subscription_id, s.url, first.due_at
          from pending p
          join webhook_subscription s on s.subscription_id = p.subscription_id
         cross join lateral (select d.due_at from webhook_delivery d
                              where d.subscription_id = s.subscription_id and d.status = 'PENDING'
                              order by d.due_at limit 1) first
         where s.status = 'ACTIVE' and first.due_at <= now() and s.subscription_id <> all(?)
         order by first.due_at limit ?),
      due as materialized (
        select t.url, d.subscription_id, d.event_id
          from target t
         cross join lateral (select * from webhook_delivery d
                              where d.subscription_id = t.subscription_id and d.status = 'PENDING' and d.due_at <= now()
                              order by d.due_at limit ? for update skip locked) d)
      update webhook_delivery d
         set attempts = d.attempts + 1, attempted_at = now(), due_at = now() + ? * interval '1 millisecond'
        from due
       where d.subscription_id = due.subscription_id and d.event_id = due.event_id
      returning d.*, due.url
      """;

  /// A success counts, whoever has the row by now.
  private static final String DELIVERED =
      """
      update webhook_delivery set status = 'DELIVERED', done_at = now(), last_status = ?, last_error = null
       where subscription_id = ? and event_id = ? and status <> 'DELIVERED'
      """;

  private static final String FAILED =
      """
      update webhook_delivery
         set failures = failures + 1, last_status = ?, last_error = ?, due_at = now() + ? * interval '1 millisecond'
       where subscription_id = ? and event_id = ? and status = 'PENDING' and attempts = ?
      """;

  private static final String DEAD =
      """
      update webhook_delivery
         set failures = failures + 1, last_status = ?, last_error = ?, status = 'DEAD', done_at = now()
       where subscription_id = ? and event_id = ? and status = 'PENDING' and attempts = ?
      """;

  private static final String ALL_DEAD =
      """
      update webhook_delivery set status = 'DEAD', done_at = now(), last_status = ?, last_error = ?
       where subscription_id = ? and status = 'PENDING'
      """;

  private final DataSource pool;

  DeliveryQueue(DataSource pool) {
    this.pool = pool;
  }

  /// Takes rows that are due, of the targets that have waited longest.
  ///
  /// @param busy targets that are left alone
  List<Claim> claim(Collection<UUID> busy, int mostTargets, int mostPerTarget, Duration lease)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var claim = connection.prepareStatement(CLAIM)) {
      claim.setArray(1, connection.createArrayOf("uuid", busy.toArray()));
      claim.setInt(2, mostTargets);
      claim.setInt(3, mostPerTarget);
      claim.setLong(4, lease.toMillis());
      var claims = new ArrayList<Claim>();
      try (var rows = claim.executeQuery()) {
        while (rows.next()) {
          claims.add(
              new Claim(
                  rows.getObject("subscription_id", UUID.class),
                  rows.getObject("event_id", UUID.class),
                  rows.getString("url"),
                  rows.getString("body"),
                  rows.getInt("attempts"),
                  rows.getInt("failures")));
        }
      }
      return claims;
    }
  }

  void delivered(Claim claim, Outcome outcome) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(DELIVERED)) {
      update.setObject(1, outcome.statusCode());
      update.setObject(2, claim.subscriptionId());
      update.setObject(3, claim.eventId());
      update.executeUpdate();
    }
  }

  /// @param wait until it is sent again; null where it is given up
  void failed(Claim claim, Outcome outcome, @Nullable Duration wait) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(wait == null ? DEAD : FAILED)) {
      int at = 1;
      update.setObject(at++, outcome.statusCode());
      update.setString(at++, outcome.error());
      if (wait != null) {
        update.setLong(at++, wait.toMillis());
      }
      update.setObject(at++, claim.subscriptionId());
      update.setObject(at++, claim.eventId());
      update.setInt(at, claim.attempt());
      update.executeUpdate();
    }
  }

  /// Disables the subscription, and gives up what it has pending.
  void gone(Claim claim, Outcome outcome) throws SQLException {
    Transaction.<@Nullable Void, RuntimeException>run(
        pool,
        connection -> {
          SubscriptionStore.setStatus(connection, claim.subscriptionId(), Status.DISABLED);
          try (var update = connection.prepareStatement(ALL_DEAD)) {
            update.setObject(1, outcome.statusCode());
            update.setString(2, outcome.error());
            update.setObject(3, claim.subscriptionId());
            update.executeUpdate();
          }
          return null;
        });
  }
}
