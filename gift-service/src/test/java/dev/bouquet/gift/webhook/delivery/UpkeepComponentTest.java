package dev.bouquet.gift.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Receiver;
import dev.bouquet.gift.support.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@GiftComponent
class UpkeepComponentTest {
  @Inject DataSource pool;
  @Inject Upkeep upkeep;
  @Inject MeterRegistry metrics;

  @Test
  void deletesWhatEndedLongAgoAndWhatIsDeleted() throws Exception {
    try (var receiver = Receiver.start()) {
      var webhook = Webhook.of(Person.creator(), receiver.url());
      Charges.publish(Charges.rose(Person.viewer().id(), webhook.creator().id(), 10));
      webhook.await("DELIVERED", 1);
      insert(webhook, "DELIVERED", 6);
      insert(webhook, "DELIVERED", 8);
      insert(webhook, "DEAD", 29);
      insert(webhook, "DEAD", 31);

      upkeep.run();

      assertThat(rowsOf(webhook)).isEqualTo(3);
      webhook.creator().asks().delete(webhook.path()).then().statusCode(204);
      upkeep.run();
      assertThat(rowsOf(webhook)).isZero();
    }
  }

  @Test
  void tellsForHowLongTheOldestHasBeenDue() throws Exception {
    var webhook = Webhook.of(Person.creator(), "https://93.184.215.14/");
    update(
        "update webhook_subscription set status = 'DISABLED' where subscription_id = ?", webhook);
    insert(webhook, "PENDING", 1);

    upkeep.run();

    assertThat(metrics.get("bouquet.gift.webhook.backlog.seconds").gauge().value())
        .isBetween(86_400.0, 87_000.0);
    update("delete from webhook_delivery where subscription_id = ?", webhook);
    upkeep.run();
    assertThat(metrics.get("bouquet.gift.webhook.backlog.seconds").gauge().value())
        .isLessThan(86_400.0);
  }

  private void insert(Webhook webhook, String status, int daysAgo) throws SQLException {
    var sql =
        """
        insert into webhook_delivery (subscription_id, event_id, type, body, status, due_at, done_at)
        values (?, ?, 'gift.received', '{}', ?, now() - ? * interval '1 day', now() - ? * interval '1 day')
        """;
    try (var connection = pool.getConnection();
        var insert = connection.prepareStatement(sql)) {
      insert.setObject(1, UUID.fromString(webhook.id()));
      insert.setObject(2, UUID.randomUUID());
      insert.setString(3, status);
      insert.setInt(4, daysAgo);
      insert.setInt(5, daysAgo);
      insert.executeUpdate();
    }
  }

  private void update(String sql, Webhook webhook) throws SQLException {
    try (var connection = pool.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setObject(1, UUID.fromString(webhook.id()));
      update.executeUpdate();
    }
  }

  private int rowsOf(Webhook webhook) throws SQLException {
    var sql = "select count(*) from webhook_delivery where subscription_id = ?";
    try (var connection = pool.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, UUID.fromString(webhook.id()));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
