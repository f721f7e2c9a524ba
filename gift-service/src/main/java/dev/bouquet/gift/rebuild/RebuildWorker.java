package dev.bouquet.gift.rebuild;

import dev.bouquet.gift.readmodel.GiftReadModel;
import dev.bouquet.gift.readmodel.OutOfStepException;
import dev.bouquet.gift.readmodel.Positions;
import dev.bouquet.gift.readmodel.Positions.Position;
import dev.bouquet.gift.readmodel.Stretch;
import dev.bouquet.kit.sql.Transaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Fills the generation that a rebuild has opened, on one pod at a time, and clears away what is no
/// longer read.
@ApplicationScoped
class RebuildWorker {
  private static final Logger LOG = Logger.getLogger(RebuildWorker.class);

  private final DataSource pool;
  private final ChargesTopic topic;
  private final RebuildConfig config;
  private final String podName;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("gift-rebuild").unstarted(this::run);

  RebuildWorker(
      DataSource pool,
      ChargesTopic topic,
      RebuildConfig config,
      @ConfigProperty(name = "bouquet.pod-name") String podName) {
    this.pool = pool;
    this.topic = topic;
    this.config = config;
    this.podName = podName;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    thread.join();
  }

  private void run() {
    do {
      try {
        if (lease().isPresent()) {
          fill();
        }
        clear();
      } catch (SQLException | KafkaException | OutOfStepException e) {
        LOG.warnf("a rebuild is interrupted reason=%s", e.toString());
      } catch (RuntimeException e) {
        LOG.error("a rebuild met a mistake in the code", e);
      }
    } while (!stoppedAfterAWhile());
  }

  private boolean stoppedAfterAWhile() {
    try {
      return stopping.await(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Optional<Long> lease() throws SQLException {
    return Transaction.run(
        pool, connection -> RebuildStore.lease(connection, podName, config.lease()));
  }

  /// From where it was left, until it has been shown or has failed, or somebody else is at it.
  private void fill() throws SQLException, OutOfStepException {
    try (var consumer = topic.open()) {
      var readUpTo = seekToWhereItIs(consumer);
      boolean goesOn = !readUpTo.isEmpty();
      while (goesOn && stopping.getCount() > 0) {
        var stretches = read(consumer, consumer.poll(config.pollTimeout()), readUpTo);
        goesOn =
            Transaction.<Boolean, OutOfStepException>run(
                pool, connection -> take(connection, stretches));
        for (var stretch : stretches) {
          readUpTo.put(stretch.partition(), stretch.next());
        }
      }
    } catch (OffsetOutOfRangeException e) {
      fail("charges.v1 no longer has " + e.offsetOutOfRangePartitions());
    }
  }

  private Map<Integer, Long> seekToWhereItIs(KafkaConsumer<String, byte[]> consumer)
      throws SQLException {
    Map<Integer, Position> positions =
        Transaction.run(
            pool,
            connection -> {
              var generation = RebuildStore.lease(connection, podName, config.lease());
              return generation.isPresent()
                  ? Positions.of(connection, generation.get())
                  : Map.<Integer, Position>of();
            });
    consumer.assign(positions.keySet().stream().map(topic::partition).toList());
    positions.forEach(
        (number, position) -> consumer.seek(topic.partition(number), position.next()));
    var readUpTo = new HashMap<Integer, Long>();
    positions.forEach((number, position) -> readUpTo.put(number, position.next()));
    return readUpTo;
  }

  private static List<Stretch> read(
      KafkaConsumer<String, byte[]> consumer,
      ConsumerRecords<String, byte[]> records,
      Map<Integer, Long> readUpTo) {
    var stretches = new ArrayList<Stretch>();
    for (var partition : records.partitions()) {
      long from = readUpTo.getOrDefault(partition.partition(), 0L);
      var stretch = Stretch.read(partition.partition(), from, records.records(partition));
      if (stretch.unreadable() != null) {
        consumer.pause(List.of(partition));
        consumer.seek(partition, stretch.next());
      }
      stretches.add(stretch);
    }
    return stretches;
  }

  /// @return whether there is more to do
  private boolean take(Connection connection, List<Stretch> stretches)
      throws SQLException, OutOfStepException {
    var generation = RebuildStore.lease(connection, podName, config.lease());
    if (generation.isEmpty()) {
      return false;
    }
    GiftReadModel.take(connection, generation.get(), stretches);
    if (RebuildStore.showIfCaughtUp(connection, generation.get())) {
      LOG.infof("a rebuild is done generation=%d", generation.get());
      return false;
    }
    return !losesWhatWasReadable(connection, generation.get(), stretches);
  }

  /// Where both stop at the same record, the new tables are as good as the old ones. What only the
  /// old ones got past would be missing from the new.
  private static boolean losesWhatWasReadable(
      Connection connection, long generation, List<Stretch> stretches) throws SQLException {
    var live = Positions.of(connection, Positions.live(connection));
    for (var stretch : stretches) {
      var there = live.get(stretch.partition());
      var unreadable = stretch.unreadable();
      if (unreadable != null && there != null && there.next() > stretch.next()) {
        var where =
            "partition %d, offset %d cannot be read: %s"
                .formatted(stretch.partition(), stretch.next(), unreadable.getMessage());
        LOG.errorf("a rebuild fails generation=%d %s", generation, where);
        RebuildStore.fail(connection, generation, where);
        return true;
      }
    }
    return false;
  }

  private void fail(String reason) throws SQLException {
    LOG.errorf("a rebuild fails reason=%s", reason);
    Transaction.run(
        pool,
        connection -> {
          var generation = RebuildStore.lease(connection, podName, config.lease());
          if (generation.isPresent()) {
            RebuildStore.fail(connection, generation.get(), reason);
          }
          return true;
        });
  }

  private void clear() throws SQLException {
    boolean more = true;
    while (more && stopping.getCount() > 0) {
      more =
          Transaction.run(
              pool,
              connection -> {
                var generation = RebuildStore.toClear(connection);
                if (generation.isPresent()) {
                  var _ = RebuildStore.clearSome(connection, generation.get(), config.clearBatch());
                }
                return generation.isPresent();
              });
    }
  }
}
