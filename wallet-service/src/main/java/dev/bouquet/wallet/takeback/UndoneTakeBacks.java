package dev.bouquet.wallet.takeback;

import dev.bouquet.ledger.writer.RetryLaterException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Goes on where a process died in the middle of a step.
@ApplicationScoped
class UndoneTakeBacks {
  private static final Logger LOG = Logger.getLogger(UndoneTakeBacks.class);
  private static final int MOST_AT_ONCE = 100;

  /// Longer than a step takes while nothing is wrong.
  private static final int SECONDS_OLD = 15;

  private final TakeBackStore store;
  private final TakeBackService takeBacks;

  UndoneTakeBacks(TakeBackStore store, TakeBackService takeBacks) {
    this.store = store;
    this.takeBacks = takeBacks;
  }

  @Scheduled(
      every = "{bouquet.wallet.debt.collect-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void goOn() throws SQLException {
    for (var step : store.undone(SECONDS_OLD, MOST_AT_ONCE)) {
      try {
        takeBacks.settle(step.topUpId());
      } catch (SQLException | RetryLaterException | RuntimeException e) {
        LOG.errorf(e, "take-back not ended topUpId=%s step=%d", step.topUpId(), step.step());
      }
    }
  }
}
