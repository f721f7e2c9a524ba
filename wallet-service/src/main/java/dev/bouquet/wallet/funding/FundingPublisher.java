package dev.bouquet.wallet.funding;

import dev.bouquet.wallet.funding.FundingOutbox.Waiting;
import dev.bouquet.wallet.posting.TopicProducers;
import dev.bouquet.wallet.posting.TopicSender;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Brings funding events to `funding.v1`: at least once, in order per payer, one pod at a time.
///
/// An event counts as published once it and all before it in its round were acknowledged. Where
/// that fails nothing of the round counts, and the next one begins with the same event.
@ApplicationScoped
class FundingPublisher {
  private static final Logger LOG = Logger.getLogger(FundingPublisher.class);

  private final DataSource pool;
  private final FundingConfig config;
  private final TopicSender sender;

  FundingPublisher(DataSource pool, FundingConfig config, TopicProducers producers) {
    this.pool = pool;
    this.config = config;
    this.sender = new TopicSender(producers::open);
  }

  @Scheduled(
      every = "{bouquet.wallet.funding.publish-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void publish() {
    try {
      while (publishRound()) {
        // There may be more.
      }
    } catch (SQLException | ExecutionException | KafkaException e) {
      LOG.warnf("publication of funding interrupted reason=%s", e.getMessage());
      sender.giveUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      sender.giveUp();
    }
  }

  @PreDestroy
  void stop() {
    sender.giveUp();
  }

  /// @return whether there may be more
  private boolean publishRound() throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return FundingOutbox.takeTurn(connection) && publishRound(connection);
      } finally {
        connection.rollback(); // of what was not committed
      }
    }
  }

  private boolean publishRound(Connection connection)
      throws SQLException, ExecutionException, InterruptedException {
    var waiting = FundingOutbox.next(connection, config.maxEvents());
    if (waiting.isEmpty()) {
      return false;
    }
    sender.sendAll(records(waiting));
    FundingOutbox.markPublished(connection, waiting);
    connection.commit();
    return waiting.size() == config.maxEvents();
  }

  private List<ProducerRecord<String, byte[]>> records(List<Waiting> waiting) {
    return waiting.stream()
        .map(one ->
            new ProducerRecord<>(config.topic(), one.payer().toString(), one.event().toArray()))
        .toList();
  }
}
