package dev.bouquet.wallet.refund;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Asks again where a provider was away, or this process died before it had answered.
@ApplicationScoped
class UnansweredRefunds {
  private static final Logger LOG = Logger.getLogger(UnansweredRefunds.class);
  private static final int MOST_AT_ONCE = 20;

  /// Longer than a provider is waited for.
  private static final int SECONDS_OLD = 60;

  private final RefundStore store;
  private final RefundService refunds;

  UnansweredRefunds(RefundStore store, RefundService refunds) {
    this.store = store;
    this.refunds = refunds;
  }

  @Scheduled(
      every = "{bouquet.wallet.debt.collect-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void askAgain() throws SQLException {
    for (var refund : store.unanswered(SECONDS_OLD, MOST_AT_ONCE)) {
      try {
        var _ = refunds.ask(refund);
      } catch (SQLException | RuntimeException e) {
        LOG.errorf(e, "refund not asked for again refundId=%s", refund.id());
      }
    }
  }
}
