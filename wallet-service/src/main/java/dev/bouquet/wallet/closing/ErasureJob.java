package dev.bouquet.wallet.closing;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.closing.ErasureStore.Erasure;
import dev.bouquet.wallet.limit.LimitService;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Erases, chunk by chunk, what is left of people whose wallets are closed. Stopped anywhere, it
/// goes on where it was; every step may be repeated, also by two pods at once.
@ApplicationScoped
class ErasureJob {
  private static final Logger LOG = Logger.getLogger(ErasureJob.class);
  private static final int MOST_AT_ONCE = 20;
  private static final long VERSIONS_AT_ONCE = 500;

  /// Longer than a closing may take.
  private static final Duration UNDECIDED = Duration.ofMinutes(1);

  private final ErasureStore store;
  private final LimitService limits;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  ErasureJob(ErasureStore store, LimitService limits, DataSource pool) {
    this.store = store;
    this.limits = limits;
    this.pool = pool;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() throws SQLException {
    for (var erasure : store.open(MOST_AT_ONCE)) {
      erase(erasure);
    }
  }

  private void erase(Erasure erasure) throws SQLException {
    var owner = erasure.ownerId();
    Account account;
    try (Connection connection = pool.getConnection()) {
      account = ledger.find(connection, owner).orElse(null);
    }
    if (account == null || account.status() != Account.Status.CLOSED) {
      if (erasure.requestedAt().isBefore(Instant.now().minus(UNDECIDED))) {
        store.drop(owner);
      }
      return;
    }
    eraseWords(erasure, account.version());
    store.erasePayments(owner);
    limits.forget(owner);
    store.finish(owner);
    LOG.infof("erased owner=%s", owner);
  }

  /// One transaction per chunk, so that rows are locked for a moment only.
  private void eraseWords(Erasure erasure, long version) throws SQLException {
    var owner = erasure.ownerId();
    for (long from = erasure.upTo(); from < version; from += VERSIONS_AT_ONCE) {
      long upTo = Math.min(from + VERSIONS_AT_ONCE, version);
      try (Connection connection = pool.getConnection()) {
        ledger.eraseWords(connection, owner, from, upTo);
      }
      store.advance(owner, upTo);
    }
  }
}
