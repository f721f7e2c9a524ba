package dev.bouquet.gift.rebuild;

import dev.bouquet.gift.readmodel.Positions;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Starts rebuilds and tells of them.
@ApplicationScoped
class RebuildService {
  private final DataSource pool;
  private final ChargesTopic topic;

  RebuildService(DataSource pool, ChargesTopic topic) {
    this.pool = pool;
    this.topic = topic;
  }

  /// One at a time: while one runs, it is the answer.
  ///
  /// @throws org.apache.kafka.common.KafkaException where Kafka does not answer
  StartResult start(UUID operator, String reason) throws SQLException {
    var beginnings = topic.beginnings();
    return Transaction.run(pool, connection -> start(connection, operator, reason, beginnings));
  }

  private static StartResult start(
      Connection connection, UUID operator, String reason, Map<Integer, Long> beginnings)
      throws SQLException {
    long live = Positions.lockLive(connection);
    var running = RebuildStore.running(connection);
    if (running.isPresent()) {
      return started(connection, running.get(), true);
    }
    for (var position : Positions.of(connection, live).entrySet()) {
      var firstGift = position.getValue().firstGift();
      long earliest = beginnings.getOrDefault(position.getKey(), Long.MAX_VALUE);
      if (firstGift != null && earliest > firstGift) {
        return new StartResult.ChargesGone(position.getKey(), firstGift, earliest);
      }
    }
    return started(connection, RebuildStore.open(connection, operator, reason, beginnings), false);
  }

  private static StartResult started(Connection connection, long generation, boolean replayed)
      throws SQLException {
    return new StartResult.Started(
        RebuildStore.find(connection, generation).orElseThrow(), replayed);
  }

  Optional<Rebuild> find(long number) throws SQLException {
    return Transaction.run(pool, connection -> RebuildStore.find(connection, number));
  }

  List<Rebuild> page(long before, int limit) throws SQLException {
    return Transaction.run(pool, connection -> RebuildStore.page(connection, before, limit));
  }
}
