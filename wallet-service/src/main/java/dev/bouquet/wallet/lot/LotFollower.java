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
  private static final int MOST_LOOKED_AT = 500;

  private final Lots lots;
  private final DataSource pool;
  private UUID lookedUpTo = LotProgress.BEFORE_ALL;

  LotFollower(Lots lots, DataSource pool) {
    this.lots = lots;
    this.pool = pool;
  }

  @Scheduled(
      every = "{bouquet.wallet.lot.follow-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() throws SQLException {
    for (var owner : nextBehind()) {
      try {
        lots.advance(owner);
      } catch (SQLException | IllegalStateException e) {
        LOG.errorf(e, "lots not computed owner=%s", owner);
      }
    }
  }

  private List<UUID> nextBehind() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      var followed = LotProgress.followed(connection, lookedUpTo, MOST_LOOKED_AT);
      lookedUpTo = followed.next();
      return followed.behind();
    }
  }
}
