package dev.bouquet.gift.readmodel;

import dev.bouquet.gift.webhook.delivery.Outbox;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Writes what `charges.v1` says of gifts, and how far it was read, in one transaction.
///
/// Writers of a generation take turns, so none sees half of another's work: the row that they lock
/// is gift_live's, or that of the generation being filled. A batch waits for a few milliseconds of
/// the one before, and takes what came meanwhile along.
@ApplicationScoped
public class GiftReadModel {
  private final DataSource pool;

  GiftReadModel(DataSource pool) {
    this.pool = pool;
  }

  /// Takes pieces of partitions into the generation that is read, and has webhooks told of them.
  ///
  /// @throws OutOfStepException where something between the known position and the piece is missing
  public void take(List<Stretch> stretches) throws SQLException, OutOfStepException {
    Transaction.<Boolean, OutOfStepException>run(
        pool,
        connection -> {
          long generation = Positions.lockLive(connection);
          take(connection, generation, stretches);
          WebhookEvents.take(connection, generation, stretches);
          return true;
        });
  }

  /// Takes them into a generation whose row the caller has locked.
  public static void take(Connection connection, long generation, List<Stretch> stretches)
      throws SQLException, OutOfStepException {
    var positions = Positions.of(connection, generation);
    for (var stretch : stretches) {
      var known = positions.get(stretch.partition());
      if (known != null && stretch.from() > known.next()) {
        throw new OutOfStepException(stretch, known.next());
      }
    }
    write(
        connection,
        generation,
        stretches.stream().flatMap(stretch -> stretch.events().stream()).toList());
    for (var stretch : stretches) {
      Positions.move(connection, generation, stretch);
    }
  }

  private static void write(Connection connection, long generation, List<GiftEvent> events)
      throws SQLException {
    var changes = new FactStore(connection, generation).take(events);
    if (!changes.isEmpty()) {
      new StandingStore(connection, generation).take(changes);
    }
  }

  /// The offset from which reading has to go on, by partition: where neither the tables nor the
  /// webhooks miss anything.
  Map<Integer, Long> positions() throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var told = Outbox.positions(connection);
          var positions = new HashMap<Integer, Long>();
          Positions.of(connection, Positions.live(connection))
              .forEach((partition, known) ->
                  positions.put(
                      partition,
                      Math.min(known.next(), told.getOrDefault(partition, known.next()))));
          return positions;
        });
  }
}
