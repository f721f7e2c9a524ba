package dev.bouquet.gift.webhook.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Sends what is due, in turns: a target's turn is a few messages at once, and while it lasts the
/// target gets no other one from this pod. So a slow target holds up itself.
@ApplicationScoped
class DeliveryWorker {
  private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final DeliveryQueue queue;
  private final Sender sender;
  private final SendingConfig config;
  private final Backoff backoff;
  private final int maxAttempts;
  private final MeterRegistry metrics;
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore turnEnded = new Semaphore(0);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);

  DeliveryWorker(
      DeliveryQueue queue,
      Sender sender,
      SendingConfig config,
      RetryConfig retry,
      MeterRegistry metrics) {
    this.queue = queue;
    this.sender = sender;
    this.config = config;
    this.backoff = new Backoff(retry.firstDelay(), retry.factor(), retry.longestDelay());
    this.maxAttempts = retry.maxAttemptsCount();
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  /// What is being sent is sent to its end, or again by another pod after the lease.
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    turnEnded.release();
    thread.join(STOP_TIMEOUT);
    turns.shutdown();
    if (!turns.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.infof("stopping while messages are being sent targets=%d", busy.size());
    }
  }

  private void run() {
    try {
      while (stopping.getCount() > 0) {
        if (!beginTurns()) {
          var _ = turnEnded.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
          turnEnded.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether there was anything due
  private boolean beginTurns() {
    int free = config.maxTargetsCount() - busy.size();
    if (free <= 0) {
      return false;
    }
    try {
      var claims = queue.claim(Set.copyOf(busy), free, config.maxPerTargetCount(), config.lease());
      claims.stream()
          .collect(Collectors.groupingBy(Claim::subscriptionId))
          .forEach((target, messages) -> {
            busy.add(target);
            turns.execute(() -> takeTurn(target, messages));
          });
      return !claims.isEmpty();
    } catch (SQLException e) {
      LOG.warnf("webhooks have to wait for the database: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("webhooks met a mistake in the code", e);
    }
    return false;
  }

  private void takeTurn(UUID target, List<Claim> messages) {
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          messages.stream().map(message -> (Callable<Boolean>) () -> sendOnce(message)).toList();
      var _ = together.invokeAll(calls);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      busy.remove(target);
      turnEnded.release();
    }
  }

  private boolean sendOnce(Claim claim) {
    try {
      var outcome = sender.send(claim.subscriptionId(), claim.url(), claim.eventId(), claim.body());
      note(claim, outcome);
      return outcome.isSuccess();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(
          "a webhook is left to its lease subscriptionId=%s eventId=%s reason=%s",
          claim.subscriptionId(), claim.eventId(), e);
      return false;
    }
  }

  private void note(Claim claim, Outcome outcome) throws SQLException {
    int failures = claim.failures() + 1;
    if (outcome.isSuccess()) {
      queue.delivered(claim, outcome);
      count("delivered");
    } else if (outcome.isGone()) {
      queue.gone(claim, outcome);
      count("gone");
    } else if (failures >= maxAttempts) {
      queue.failed(claim, outcome, null);
      count("dead");
    } else {
      double chance = ThreadLocalRandom.current().nextDouble();
      queue.failed(claim, outcome, backoff.after(failures, chance));
      count("failed");
    }
  }

  private void count(String outcome) {
    Counter.builder("bouquet.gift.webhook.attempts")
        .tag("outcome", outcome)
        .register(metrics)
        .increment();
  }
}
