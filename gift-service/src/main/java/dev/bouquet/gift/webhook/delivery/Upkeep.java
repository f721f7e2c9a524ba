package dev.bouquet.gift.webhook.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Deletes what nobody will look up any more, and measures how long the oldest message has been
/// due.
@Startup
@ApplicationScoped
class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private static final String DELETE_ENDED =
      """
      delete from webhook_delivery where ctid = any(array(
        select ctid from webhook_delivery
         where status = ? and done_at < now() - ? * interval '1 millisecond' limit ?))
      """;

  private static final String DELETE_ORPHANS =
      """
      delete from webhook_delivery where ctid = any(array(
        select d.ctid from webhook_subscription s join webhook_delivery d on d.subscription_id = s.subscription_id
         where s.status = 'DELETED' limit ?))
      """;

  private static final String BACKLOG_SECONDS =
      """
      select coalesce(max(extract(epoch from now() - d.due_at)), 0)::bigint
        from (select due_at from webhook_delivery where status = 'PENDING' order by due_at limit 1) d
       where d.due_at < now()
      """;

  private final DataSource pool;
  private final UpkeepConfig config;
  private final AtomicLong backlogSeconds = new AtomicLong();

  Upkeep(DataSource pool, UpkeepConfig config, MeterRegistry metrics) {
    this.pool = pool;
    this.config = config;
    Gauge.builder("bouquet.gift.webhook.backlog.seconds", backlogSeconds, AtomicLong::get)
        .register(metrics);
  }

  @Scheduled(
      every = "{bouquet.webhook.upkeep.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    try (var connection = pool.getConnection()) {
      measure(connection);
      clear(connection);
    } catch (SQLException e) {
      LOG.warnf("webhooks not cleared: %s", e.getMessage());
    }
  }

  private void measure(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(BACKLOG_SECONDS);
        var row = select.executeQuery()) {
      row.next();
      backlogSeconds.set(row.getLong(1));
    }
  }

  private void clear(Connection connection) throws SQLException {
    deleteEnded(connection, Delivery.Status.DELIVERED, config.keepDelivered());
    deleteEnded(connection, Delivery.Status.DEAD, config.keepDead());
    try (var delete = connection.prepareStatement(DELETE_ORPHANS)) {
      delete.setInt(1, config.batch());
      while (delete.executeUpdate() == config.batch()) {
        LOG.debug("more messages of deleted webhooks");
      }
    }
  }

  private void deleteEnded(Connection connection, Delivery.Status status, Duration keep)
      throws SQLException {
    try (var delete = connection.prepareStatement(DELETE_ENDED)) {
      delete.setString(1, status.name());
      delete.setLong(2, keep.toMillis());
      delete.setInt(3, config.batch());
      while (delete.executeUpdate() == config.batch()) {
        LOG.debugf("more old messages status=%s", status);
      }
    }
  }
}
