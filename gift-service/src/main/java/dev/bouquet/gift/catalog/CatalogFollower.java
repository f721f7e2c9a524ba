package dev.bouquet.gift.catalog;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Brings to this pod what operators changed on others.
@ApplicationScoped
class CatalogFollower {
  private static final Logger LOG = Logger.getLogger(CatalogFollower.class);

  private final Catalog catalog;

  CatalogFollower(Catalog catalog) {
    this.catalog = catalog;
  }

  @Scheduled(every = "{bouquet.catalog.poll-every}", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() {
    try {
      catalog.refresh();
    } catch (SQLException e) {
      LOG.warnf("catalog not refreshed, goes on as it was: %s", e.getMessage());
    }
  }
}
