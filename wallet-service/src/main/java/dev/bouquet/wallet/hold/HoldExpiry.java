package dev.bouquet.wallet.hold;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.posting.Posting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Lets go of holds whose time is over. Every pod looks for them; a hold ends once, whoever is
/// first.
@ApplicationScoped
class HoldExpiry {
  private static final Logger LOG = Logger.getLogger(HoldExpiry.class);
  private static final int AT_ONCE = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataSource pool;
  private final Posting posting;
  private final LedgerStore ledger = new LedgerStore();

  HoldExpiry(DataSource pool, Posting posting) {
    this.pool = pool;
    this.posting = posting;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void expire() throws SQLException {
    var now = Instant.now();
    try (Connection connection = pool.getConnection()) {
      for (var hold : ledger.expiredHolds(connection, now, AT_ONCE)) {
        expire(hold, now);
      }
    }
  }

  /// Where it does not succeed the hold stays listed, and is met again: under a new id from the
  /// next minute on, as a refusal would be final for this one.
  private void expire(UUID hold, Instant now) {
    var id = Ids.derive(hold, "expire " + now.truncatedTo(ChronoUnit.MINUTES));
    var command = new Command.Expire(id, Bytes.EMPTY, hold);
    var _ =
        posting
            .submit(command, now.plus(PATIENCE))
            .whenComplete((outcome, failure) -> {
              if (failure != null) {
                LOG.warnf("hold not let go holdId=%s reason=%s", hold, failure.getMessage());
              } else if (!outcome.replayed()) {
                LOG.infof("hold let go after its time holdId=%s", hold);
              }
            });
  }
}
