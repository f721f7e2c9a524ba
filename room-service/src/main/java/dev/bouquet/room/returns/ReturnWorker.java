package dev.bouquet.room.returns;

import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.Reversed;
import dev.bouquet.room.view.RoomView;
import io.grpc.StatusRuntimeException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Gives gifts back that are due, a bounded number at once, until nothing is due.
///
/// A gift that was taken and not marked as done is due again when its lease is over, on any pod:
/// the wallet then gives the first answer again. While the wallet cannot answer, waits grow.
@ApplicationScoped
public class ReturnWorker {
  private static final Logger LOG = Logger.getLogger(ReturnWorker.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ReturnsConfig config;
  private final ReturnStore store;
  private final WalletClient wallet;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Duration retryDelay;
  private Thread thread;

  ReturnWorker(ReturnsConfig config, ReturnStore store, WalletClient wallet) {
    this.config = config;
    this.store = store;
    this.wallet = wallet;
    this.retryDelay = config.retryDelay();
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("room-returns-worker").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join(STOP_TIMEOUT);
    }
  }

  private void run() {
    try {
      var pause = Duration.ZERO;
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return the wait before the next one
  private Duration round() throws InterruptedException {
    try {
      var due = store.takeDue(config.maxParallelCount(), config.lease());
      if (due.isEmpty()) {
        return config.interval();
      }
      return giveBack(due) ? withoutTrouble() : afterTrouble();
    } catch (SQLException e) {
      LOG.warnf("returning gifts has to wait for the database: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("returning gifts failed, and is tried again", e);
    }
    return afterTrouble();
  }

  /// Whether each has an outcome.
  private boolean giveBack(List<GiftToReturn> due) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = due.stream().map(gift -> (Callable<Boolean>) () -> giveBack(gift)).toList();
      return threads.invokeAll(calls).stream().allMatch(call -> call.resultNow());
    }
  }

  private boolean giveBack(GiftToReturn gift) {
    try {
      note(gift, wallet.reverse(gift));
      return true;
    } catch (StatusRuntimeException e) {
      LOG.warnf("gift not returned yet chargeId=%s: %s", gift.chargeId(), e.getMessage());
      postpone(gift);
      return false;
    } catch (SQLException | RuntimeException e) {
      LOG.errorf(e, "gift not returned yet chargeId=%s", gift.chargeId());
      return false;
    }
  }

  private void note(GiftToReturn gift, ReverseResponse response) throws SQLException {
    switch (response.getOutcomeCase()) {
      case REVERSED -> {
        Reversed reversed = response.getReversed();
        var at = RoomView.instant(reversed.getReversedAt());
        store.returned(gift.chargeId(), reversed.getAmount(), at);
      }
      case REFUSED -> {
        var code = response.getRefused().getCode();
        LOG.infof("gift cannot be returned chargeId=%s code=%s", gift.chargeId(), code);
        store.refused(gift.chargeId(), code);
      }
      case OUTCOME_NOT_SET -> throw new IllegalStateException("the wallet answered without a fate");
    }
  }

  /// Sooner than after its lease.
  private void postpone(GiftToReturn gift) {
    try {
      store.postpone(gift.chargeId(), retryDelay);
    } catch (SQLException e) {
      LOG.warnf("gift left to its lease chargeId=%s: %s", gift.chargeId(), e.getMessage());
    }
  }

  private Duration withoutTrouble() {
    retryDelay = config.retryDelay();
    return Duration.ZERO;
  }

  private Duration afterTrouble() {
    var wait = retryDelay;
    var doubled = retryDelay.multipliedBy(2);
    retryDelay = doubled.compareTo(config.maxRetryDelay()) < 0 ? doubled : config.maxRetryDelay();
    return wait;
  }
}
