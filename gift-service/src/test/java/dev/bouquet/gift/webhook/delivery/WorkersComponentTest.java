package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Receiver;
import dev.bouquet.gift.support.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workers that meet and workers that die.
@GiftComponent
class WorkersComponentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int GIFTS = 40;

  @Inject DataSource pool;
  @Inject DeliveryQueue queue;
  @Inject Sender sender;
  @Inject SendingConfig config;
  @Inject RetryConfig retry;

  private final Person ann = Person.viewer();
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void podsThatSendAtOnceSendEachMessageOnce() throws Exception {
    var metrics = new SimpleMeterRegistry();
    var other = new DeliveryWorker(queue, sender, config, retry, metrics);
    other.start(new StartupEvent());
    try {
      var webhooks =
          Stream.generate(Person::creator)
              .limit(4)
              .map(creator -> Webhook.of(creator, receiver.url()))
              .toList();
      for (var webhook : webhooks) {
        for (int number = 1; number <= GIFTS; number++) {
          Charges.publish(Charges.rose(ann.id(), webhook.creator().id(), number));
        }
      }

      for (var webhook : webhooks) {
        webhook.await("DELIVERED", GIFTS);
      }
      assertThat(receiver.messages())
          .hasSize(GIFTS * webhooks.size())
          .extracting(Receiver.Message::id)
          .doesNotHaveDuplicates();
      assertThat(metrics.get("bouquet.gift.webhook.attempts").counter().count()).isPositive();
    } finally {
      other.stop(new ShutdownEvent());
    }
  }

  @Test
  void aCrashBetweenSendingAndNotingItSendsTheSameAgain() throws Exception {
    var webhook = Webhook.of(Person.creator(), receiver.url());
    try (var held = pool.getConnection()) {
      held.setAutoCommit(false);
      receiver.answer(count -> {
        if (count == 1) {
          holdDeliveries(held);
        }
        return 200;
      });
      Charges.publish(Charges.rose(ann.id(), webhook.creator().id(), 10));
      receiver.await(1);
      await().atMost(PATIENCE).until(() -> killed() > 0);
      held.rollback();
    }

    var delivered = webhook.await("DELIVERED", 1);

    assertThat(delivered.getInt("items[0].attempts")).isEqualTo(2);
    var messages = receiver.messages();
    assertThat(messages).hasSize(2);
    assertThat(messages.get(1).id()).isEqualTo(messages.get(0).id());
    assertThat(messages.get(1).body()).isEqualTo(messages.get(0).body());
    webhook.assertSigned(messages);
  }

  @Test
  void whoeverLostARowToAnotherWritesNoFailureOnIt() throws Exception {
    var webhook = Webhook.of(Person.creator(), receiver.url());
    Charges.publish(Charges.rose(ann.id(), webhook.creator().id(), 10));
    var row = webhook.await("DELIVERED", 1).getUUID("items[0].id");
    var subscription = UUID.fromString(webhook.id());
    var late = new Claim(subscription, row, receiver.url(), "{}", 1, 0);

    queue.failed(late, Outcome.answered(500), Duration.ZERO);
    queue.failed(late, Outcome.answered(500), null);

    assertThat(webhook.deliveries().getString("items[0].status")).isEqualTo("DELIVERED");
    assertThat(webhook.deliveries().getInt("items[0].lastStatusCode")).isEqualTo(204);
  }

  /// Whoever has sent waits here, before it can write that down.
  private static void holdDeliveries(Connection connection) {
    try (var lock = connection.createStatement()) {
      lock.execute("lock table webhook_delivery in exclusive mode");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends the database sessions that wait to write that a message was delivered.
  private int killed() throws SQLException {
    var sql =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where usename = 'gift' and wait_event_type = 'Lock' and query like '%''DELIVERED'', done_at%'
        """;
    try (var connection = pool.getConnection();
        var kill = connection.prepareStatement(sql);
        var row = kill.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
