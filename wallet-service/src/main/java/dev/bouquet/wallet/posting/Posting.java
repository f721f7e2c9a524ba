package dev.bouquet.wallet.posting;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.PostgresSession;
import dev.bouquet.ledger.writer.LedgerWriter;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.ledger.writer.SlotWriter;
import dev.bouquet.ledger.writer.Writers;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Starts the ledger's writers and hands them the wallet's commands.
@ApplicationScoped
public class Posting {
  private static final int BEFORE_REQUESTS_ARRIVE = 100;
  private static final int NO_SLOT = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DataSource pool;
  private final PostingConfig config;
  private final ChargePublisher publisher;
  private final MeterRegistry metrics;
  private final PGSimpleDataSource writerConnections = new PGSimpleDataSource();
  private final String podName;
  private volatile Writers writers;
  private volatile List<SlotWriter> slotWriters;
  private volatile AtomicIntegerArray slots;

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
    return writers.submit(command, deadline);
  }

  /// The command's fate, waited for: for threads that may wait.
  ///
  /// @throws RetryLaterException where it is not known; asking again with the same id tells it
  public Outcome execute(Command.Single command) throws RetryLaterException {
    return await(submit(command, Instant.now().plus(PATIENCE)));
  }

  /// As [#execute(Command.Single)], for each member of a group.
  public List<Outcome> execute(Command.Group group) throws RetryLaterException {
    return await(submit(group, Instant.now().plus(PATIENCE)));
  }

  private static <T> T await(CompletableFuture<T> answer) throws RetryLaterException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RetryLaterException("the ledger did not take the command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryLaterException("interrupted", e);
    }
  }

  /// The fates of a group's members, in their order.
  public CompletableFuture<List<Outcome>> submit(Command.Group group, Instant deadline) {
    return writers.submit(group, deadline);
  }

  /// The fates of commands that are decided each for itself, in one commit and in their order.
  public CompletableFuture<List<Outcome>> submitAll(
      List<Command.Single> commands, Instant deadline) {
    return writers.submitAll(commands, deadline);
  }

  /// The slot under which this payer's commands are written: which of the house's accounts to use,
  /// so that writers do not wait for each other.
  public int slotFor(UUID payer) {
    return Math.max(0, slots.get(writers.numberFor(payer))); // before the first claim any will do
  }

  void start(@Observes @Priority(BEFORE_REQUESTS_ARRIVE) StartupEvent event) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      new LedgerStore().open(connection, Coins.ofTheHouse());
    }
    slots = new AtomicIntegerArray(config.writers());
    for (int i = 0; i < config.writers(); i++) {
      slots.set(i, NO_SLOT);
    }
    slotWriters = IntStream.range(0, config.writers()).mapToObj(this::slotWriter).toList();
    writers =
        Writers.start(
            config.writers(),
            slotWriters::get,
            Clock.systemUTC(),
            new LedgerWriter.Limits(
                config.maxBatch(), config.maxQueued(), config.maxQueuedPerPayer()),
            config.pace());
    Gauge.builder("bouquet.wallet.writer.queued", writers, Writers::queued).register(metrics);
  }

  private SlotWriter slotWriter(int number) {
    var settings =
        new PostgresSession.Settings(
            podName + "/" + number,
            config.lease(),
            config.transactionTimeout(),
            ChargedEvents::encode);
    return new SlotWriter(
        PostgresSession.source(writerConnections::getConnection, settings), new Observer(number));
  }

  void stop(@Observes ShutdownEvent event) {
    writers.close();
    slotWriters.forEach(SlotWriter::close);
    publisher.stop();
  }

  private final class Observer implements SlotWriter.Listener {
    private final int number;
    private final Timer commits =
        Timer.builder("bouquet.wallet.commit").publishPercentileHistogram().register(metrics);

    /// Codes of callers that refuse themselves are theirs to bound: they are constants there.
    private final Meter.MeterProvider<Counter> refusals =
        Counter.builder("bouquet.wallet.refusals").withRegistry(metrics);

    private final DistributionSummary batches =
        DistributionSummary.builder("bouquet.wallet.commit.commands").register(metrics);

    Observer(int number) {
      this.number = number;
    }

    @Override
    public void claimed(int claimed, long epoch) {
      int before = slots.getAndSet(number, claimed);
      if (before != claimed) {
        publisher.disown(before);
      }
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
