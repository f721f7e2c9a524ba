package dev.bouquet.wallet.payment.sandbox;

import dev.bouquet.wallet.payment.ProviderAwayException;
import dev.bouquet.wallet.payment.WebhookSignature;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The sandbox's side: delivers what is due until it is answered 2xx, with growing pauses.
@ApplicationScoped
class SandboxDeliveries {
  private static final Logger LOG = Logger.getLogger(SandboxDeliveries.class);
  private static final int MOST_AT_ONCE = 50;

  private static final String SCHEDULE =
      """
      insert into sandbox_delivery (event_id, copy, body, due_at) values (?, ?, ?, now() + ? * interval '1 millisecond')
      on conflict (event_id, copy) do nothing
      """;

  /// Taking a delivery puts it off, so that it comes again if this process dies with it.
  private static final String TAKE_DUE =
      """
      update sandbox_delivery set attempts = attempts + 1,
                                  due_at = clock_timestamp() + least(power(2, attempts), 30) * interval '1 second'
       where id in (select id from sandbox_delivery
                     where delivered_at is null and due_at <= clock_timestamp() and attempts < ?
                     order by due_at limit ? for update skip locked)
      returning id, body
      """;

  private static final String SINCE =
      "select id, body from sandbox_delivery where copy = 1 and created_at >= ? and id > ? order by id limit ?";

  private static final String DONE =
      "update sandbox_delivery set delivered_at = now() where id = ?";

  private final DataSource pool;
  private final SandboxConfig config;
  private final HttpClient http;

  private record Delivery(long id, String body) {}

  SandboxDeliveries(DataSource pool, SandboxConfig config) {
    this.pool = pool;
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.timeout())
            .build();
  }

  void schedule(String eventId, int copy, String body, Duration delay) {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(SCHEDULE)) {
      insert.setString(1, eventId);
      insert.setInt(2, copy);
      insert.setString(3, body);
      insert.setLong(4, delay.toMillis());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox cannot remember a payment", e);
    }
  }

  /// @param last the last of them by its number; null where there are no more
  record Told(List<String> bodies, @Nullable Long last) {}

  /// What there is to tell since a time, once each, in the order in which it came to be.
  Told since(Instant time, long after) throws ProviderAwayException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(SINCE)) {
      select.setObject(1, time.atOffset(ZoneOffset.UTC));
      select.setLong(2, after);
      select.setInt(3, MOST_AT_ONCE);
      var bodies = new ArrayList<String>();
      long last = after;
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          bodies.add(rows.getString(2));
        }
      }
      return new Told(bodies, bodies.size() < MOST_AT_ONCE ? null : last);
    } catch (SQLException e) {
      throw new ProviderAwayException("the sandbox's memory is away", e);
    }
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void deliver() throws SQLException, InterruptedException {
    if (!config.enabled()) {
      return;
    }
    for (var due = takeDue(); !due.isEmpty(); due = takeDue()) {
      for (var delivery : due) {
        if (isTaken(delivery)) {
          markDone(delivery);
        }
      }
    }
  }

  private boolean isTaken(Delivery delivery) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(config.webhookUrl()))
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .header(
                SandboxProvider.SIGNATURE_HEADER,
                WebhookSignature.sign(config.secret(), Instant.now(), delivery.body()))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException e) {
      LOG.debugf("webhook not delivered reason=%s", e.getMessage());
      return false;
    }
  }

  private List<Delivery> takeDue() throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(TAKE_DUE)) {
      update.setInt(1, config.maxAttempts());
      update.setInt(2, MOST_AT_ONCE);
      var due = new ArrayList<Delivery>();
      try (var rows = update.executeQuery()) {
        while (rows.next()) {
          due.add(new Delivery(rows.getLong(1), rows.getString(2)));
        }
      }
      return due;
    }
  }

  private void markDone(Delivery delivery) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(DONE)) {
      update.setLong(1, delivery.id());
      update.executeUpdate();
    }
  }
}
