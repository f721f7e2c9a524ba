package dev.bouquet.gift.settings;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Who is in quiet mode, in memory, so that sending a gift asks nobody. While the database is away,
/// everybody is as they were.
@Startup
@ApplicationScoped
public class QuietPeople {
  private static final Logger LOG = Logger.getLogger(QuietPeople.class);

  /// Changes are stamped when their transaction begins, and seen when it has ended: no transaction
  /// here takes longer.
  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(1);

  private final GiftSettings settings;
  private final Set<UUID> people = ConcurrentHashMap.newKeySet();
  private Instant newestChange = Instant.EPOCH;

  QuietPeople(GiftSettings settings) throws SQLException {
    this.settings = settings;
    refresh();
  }

  public boolean has(UUID personId) {
    return people.contains(personId);
  }

  @Scheduled(
      every = "{bouquet.gift-settings.poll-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() {
    try {
      refresh();
    } catch (SQLException e) {
      LOG.warnf("quiet people not refreshed, they stay as they were: %s", e.getMessage());
    }
  }

  private void refresh() throws SQLException {
    for (var change : settings.changedSince(newestChange.minus(LONGEST_CHANGE))) {
      if (change.quiet()) {
        people.add(change.personId());
      } else {
        people.remove(change.personId());
      }
      newestChange = change.at();
    }
  }
}
