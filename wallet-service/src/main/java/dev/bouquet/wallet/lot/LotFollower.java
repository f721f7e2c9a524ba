package dev.bouquet.wallet.lot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Keeps the lots of wallets from which coins were taken back up to date, though nobody asks: a
/// hold that is captured or a charge that is reversed then may change what creators keep.
@ApplicationScoped
class LotFollower {
  private static final Logger LOG = Logger.getLogger(LotFollower.class);
  private static final int MOST_AT_ONCE = 20;

  private final Lots lots;
  private final DataSource pool;

  LotFollower(Lots lots, DataSource pool) {
    this.lots = lots;
    this.pool = pool;
  }

  @Scheduled(
      every = "{bouquet.wallet.lot.follow-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() throws SQLException {
    for (var owner : behind()) {
      try {
        lots.advance(owner);
      } catch (SQLException | IllegalStateException e) {
        LOG.errorf(e, "lots not computed owner=%s", owner);
      }
    }
  }

  private List<UUID> behind() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return LotProgress.behindWithTakeBacks(connection, MOST_AT_ONCE);
    }
  }
}
