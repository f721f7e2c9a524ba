package dev.bouquet.gift.exclusion;

import dev.bouquet.gift.people.FollowedPeople;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;

/// Whose accounts neither give nor receive gifts, in memory.
@Startup
@ApplicationScoped
public class ExcludedPeople {
  private final FollowedPeople people;

  ExcludedPeople(ExclusionStore store) throws SQLException {
    people = new FollowedPeople("excluded people", store::changedSince);
  }

  public boolean has(UUID personId) {
    return people.has(personId);
  }

  @Scheduled(
      every = "{bouquet.gift-exclusions.poll-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() {
    people.follow();
  }

  /// At once, for the pod on which somebody was excluded.
  void refresh() throws SQLException {
    people.refresh();
  }
}
