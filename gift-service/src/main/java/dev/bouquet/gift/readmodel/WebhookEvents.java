package dev.bouquet.gift.readmodel;

import dev.bouquet.gift.readmodel.GiftEvent.Sent;
import dev.bouquet.gift.readmodel.GiftEvent.TakenBack;
import dev.bouquet.gift.webhook.delivery.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Has creators' webhooks told of what was just written to the tables that are read, in the same
/// transaction.
///
/// What was looked through once is not looked through again, whatever generation is read by now.
/// And nothing is left out where a rebuild puts one in place that has come further than the one
/// before: reading goes on where both have been.
final class WebhookEvents {
  private WebhookEvents() {}

  static void take(Connection connection, long generation, List<Stretch> stretches)
      throws SQLException {
    var positions = Outbox.positions(connection);
    var charges = new ArrayList<UUID>();
    var reversals = new ArrayList<UUID>();
    for (var stretch : stretches) {
      if (stretch.next() > positions.getOrDefault(stretch.partition(), -1L)) {
        collect(stretch.events(), charges, reversals);
        Outbox.move(connection, stretch.partition(), stretch.next());
      }
    }
    if (!charges.isEmpty() || !reversals.isEmpty()) {
      Outbox.take(connection, generation, charges, reversals);
    }
  }

  private static void collect(List<GiftEvent> events, List<UUID> charges, List<UUID> reversals) {
    for (var event : events) {
      switch (event) {
        case Sent gift -> charges.add(gift.chargeId());
        case TakenBack taken -> reversals.add(taken.reversalId());
        case GiftEvent.NoGift() -> {}
      }
    }
  }
}
