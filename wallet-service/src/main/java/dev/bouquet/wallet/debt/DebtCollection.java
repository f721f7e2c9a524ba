package dev.bouquet.wallet.debt;

import dev.bouquet.ledger.writer.RetryLaterException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/// Collects from wallets that got coins otherwise than by a top-up: a gift that was undone, a hold
/// that was let go, an operator's adjustment.
@ApplicationScoped
class DebtCollection {
  private static final int MOST_AT_ONCE = 100;

  private final DebtStore store;
  private final DebtService debts;

  DebtCollection(DebtStore store, DebtService debts) {
    this.store = store;
    this.debts = debts;
  }

  @Scheduled(
      every = "{bouquet.wallet.debt.collect-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void collect() throws SQLException, RetryLaterException {
    for (var owner : store.collectable(MOST_AT_ONCE)) {
      debts.collect(owner);
    }
  }
}
