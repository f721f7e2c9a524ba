package dev.bouquet.wallet.posting;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.PostgresSession;
import dev.bouquet.ledger.writer.LedgerWriter;
import dev.bouquet.ledger.writer.SlotWriter;
import dev.bouquet.ledger.writer.WriterThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Starts the ledger's writer and hands it the wallet's commands.
@ApplicationScoped
public class Posting {
  private static final int BEFORE_REQUESTS_ARRIVE = 100;

  private final DataSource pool;
  private final PostingConfig config;
  private final ChargePublisher publisher;
  private final MeterRegistry metrics;
  private final PGSimpleDataSource writerConnections = new PGSimpleDataSource();
  private final String podName;
  private volatile WriterThread writer;
  private volatile SlotWriter slots;
  private volatile int slot;

  Posting(
      DataSource pool,
      PostingConfig config,
      ChargePublisher publisher,
      MeterRegistry metrics,
      @ConfigProperty(name = "bouquet.pod-name") String podName,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.pool = pool;
    this.config = config;
    this.publisher = publisher;
    this.metrics = metrics;
    this.podName = podName;
    writerConnections.setUrl(url);
    writerConnections.setUser(user);
    writerConnections.setPassword(password);
    writerConnections.setConnectTimeout(Math.toIntExact(config.connectTimeout().toSeconds()));
    // Longer than the server lets a transaction run, so that it is the server that decides.
    writerConnections.setSocketTimeout(
        Math.toIntExact(config.transactionTimeout().toSeconds() * 2));
    writerConnections.setPrepareThreshold(1);
  }

  /// The command's fate, once durable. Fails with [dev.bouquet.ledger.writer.RetryLaterException].
  ///
  /// @param deadline after this nobody waits for the answer any more
  public CompletableFuture<Outcome> submit(Command.Single command, Instant deadline) {
    return writer.writer().submit(command, deadline);
  }

  /// The fates of a group's members, in their order.
  public CompletableFuture<List<Outcome>> submit(Command.Group group, Instant deadline) {
    return writer.writer().submit(group, deadline);
  }

  /// The fates of commands that are decided each for itself, in one commit and in their order.
  public CompletableFuture<List<Outcome>> submitAll(
      List<Command.Single> commands, Instant deadline) {
    return writer.writer().submitAll(commands, deadline);
  }

  /// The slot that this process writes under: which of the house's accounts to use, so that writers
  /// do not wait for each other.
  public int slot() {
    return slot;
  }

  void start(@Observes @Priority(BEFORE_REQUESTS_ARRIVE) StartupEvent event) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      new LedgerStore().open(connection, Coins.ofTheHouse());
    }
    slots =
        new SlotWriter(
            PostgresSession.source(
                writerConnections::getConnection,
                new PostgresSession.Settings(
                    podName, config.lease(), config.transactionTimeout(), ChargedEvents::encode)),
            new Observer());
    writer =
        WriterThread.start(
            slots,
            Clock.systemUTC(),
            new LedgerWriter.Limits(
                config.maxBatch(), config.maxQueued(), config.maxQueuedPerPayer()));
    Gauge.builder("bouquet.wallet.writer.queued", writer.writer(), LedgerWriter::queued)
        .register(metrics);
  }

  void stop(@Observes ShutdownEvent event) {
    writer.close();
    slots.close();
    publisher.stop();
  }

  private final class Observer implements SlotWriter.Listener {
    private final Timer commits =
        Timer.builder("bouquet.wallet.commit").publishPercentileHistogram().register(metrics);

    /// Codes of callers that refuse themselves are theirs to bound: they are constants there.
    private final Meter.MeterProvider<Counter> refusals =
        Counter.builder("bouquet.wallet.refusals").withRegistry(metrics);

    private final DistributionSummary batches =
        DistributionSummary.builder("bouquet.wallet.commit.commands").register(metrics);

    @Override
    public void claimed(int claimed, long epoch) {
      slot = claimed;
      publisher.own(claimed);
    }

    @Override
    public void committed(Decision decision, Duration took) {
      commits.record(took);
      batches.record(decision.outcomes().size());
      for (var row : decision.recorded().values()) {
        if (row.result() instanceof Result.Refused refused) {
          refusals.withTag("code", refused.code()).increment();
        }
      }
      if (!decision.sequenced().isEmpty()) {
        publisher.wake();
      }
    }
  }
}
