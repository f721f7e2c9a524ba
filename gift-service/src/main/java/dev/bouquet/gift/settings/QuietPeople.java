package dev.bouquet.gift.settings;

import dev.bouquet.gift.people.FollowedPeople;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;

/// Who is in quiet mode, in memory.
@Startup
@ApplicationScoped
public class QuietPeople {
  private final FollowedPeople people;

  QuietPeople(GiftSettings settings) throws SQLException {
    people = new FollowedPeople("quiet people", settings::changedSince);
  }

  public boolean has(UUID personId) {
    return people.has(personId);
  }

  @Scheduled(
      every = "{bouquet.gift-settings.poll-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() {
    people.follow();
  }
}
