package dev.bouquet.gift.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.readmodel.GiftEvent.Part;
import dev.bouquet.gift.readmodel.GiftEvent.Sent;
import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.kit.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each on a partition of its own, as what was looked through stays so.
class WebhookEventsTest {
  private final UUID creator = UUID.randomUUID();
  private final GiftReadModel model = new GiftReadModel(GiftDatabase.pool());

  @Test
  void aGenerationThatIsReadAnewTellsNothingAgain() throws Exception {
    subscribe();
    GiftDatabase.begin();
    var stretch = stretch(71, 0, gift(), gift());
    model.take(List.of(stretch));
    assertThat(deliveries()).isEqualTo(2);
    forgetDeliveries();

    GiftDatabase.begin();
    model.take(List.of(stretch));

    assertThat(deliveries()).isZero();
  }

  @Test
  void nothingIsLeftOutWhereAnotherGenerationIsAhead() throws Exception {
    subscribe();
    GiftDatabase.begin();
    var first = stretch(72, 0, gift());
    var second = stretch(72, 1, gift());
    model.take(List.of(first));
    GiftDatabase.begin();
    Transaction.<Boolean, OutOfStepException>run(
        GiftDatabase.pool(),
        connection -> {
          GiftReadModel.take(connection, Positions.lockLive(connection), List.of(first, second));
          return true;
        });
    assertThat(deliveries()).isEqualTo(1);

    assertThat(model.positions()).containsEntry(72, 1L);
    model.take(List.of(second));

    assertThat(deliveries()).isEqualTo(2);
    assertThat(model.positions()).containsEntry(72, 2L);
  }

  @Test
  void whatComesTwiceIsToldOnce() throws Exception {
    subscribe();
    GiftDatabase.begin();
    var gift = gift();
    model.take(List.of(stretch(73, 0, gift)));

    model.take(List.of(stretch(73, 1, gift, gift)));

    assertThat(deliveries()).isEqualTo(1);
  }

  private Sent gift() {
    return new Sent(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "ann",
        null,
        creator,
        "rose",
        "Rose",
        1,
        10,
        "",
        false,
        false,
        null,
        Instant.parse("2026-03-01T23:00:00Z"),
        List.of(new Part(creator, 10)));
  }

  private static Stretch stretch(int partition, long from, GiftEvent... events) {
    return new Stretch(partition, from, from + events.length, List.of(events), null, null);
  }

  private void subscribe() throws SQLException {
    update(
        """
        insert into webhook_subscription (subscription_id, creator_id, url, events)
        values (gen_random_uuid(), ?, 'https://hooks.test/', '{gift.received}')
        """);
  }

  private int deliveries() throws SQLException {
    var sql =
        """
        select count(*) from webhook_delivery join webhook_subscription using (subscription_id) where creator_id = ?
        """;
    try (var connection = GiftDatabase.pool().getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, creator);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private void forgetDeliveries() throws SQLException {
    update(
        """
        delete from webhook_delivery
         where subscription_id in (select subscription_id from webhook_subscription where creator_id = ?)
        """);
  }

  private void update(String sql) throws SQLException {
    try (var connection = GiftDatabase.pool().getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setObject(1, creator);
      update.executeUpdate();
    }
  }
}
