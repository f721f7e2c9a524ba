package dev.bouquet.wallet.debt;

import dev.bouquet.ledger.writer.RetryLaterException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Collects from wallets that got coins otherwise than by a top-up: a gift that was undone, a hold
/// that was let go, an operator's adjustment.
@ApplicationScoped
class DebtCollection {
  private static final int MOST_LOOKED_AT = 500;

  private static final Logger LOG = Logger.getLogger(DebtCollection.class);

  private final DebtStore store;
  private final DebtService debts;
  private UUID lookedUpTo = DebtStore.BEFORE_ALL;

  DebtCollection(DebtStore store, DebtService debts) {
    this.store = store;
    this.debts = debts;
  }

  @Scheduled(
      every = "{bouquet.wallet.debt.collect-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void collect() throws SQLException {
    var looked = store.collectable(lookedUpTo, MOST_LOOKED_AT);
    lookedUpTo = looked.next();
    for (var owner : looked.owners()) {
      try {
        debts.collect(owner);
      } catch (SQLException | RetryLaterException | RuntimeException e) {
        LOG.errorf(e, "debt not collected owner=%s", owner);
      }
    }
  }
}
