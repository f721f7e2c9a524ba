package dev.bouquet.room.retention;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Deletes what is too old, in portions. Every pod does, and none waits for another one's rows.
@ApplicationScoped
public class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final RetentionConfig config;
  private final List<Perishable> perishables;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  Retention(RetentionConfig config, @All List<Perishable> perishables) {
    this.config = config;
    this.perishables = perishables;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("room-retention").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join(STOP_TIMEOUT);
    }
  }

  private void run() {
    try {
      while (!isStopping(config.interval())) {
        for (var perishable : perishables) {
          deleteOld(perishable);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void deleteOld(Perishable perishable) throws InterruptedException {
    try {
      while (perishable.deleteOld(config.portionCount()) >= config.portionCount()) {
        if (isStopping(config.pause())) {
          return;
        }
      }
    } catch (SQLException e) {
      LOG.warnf("%s are kept too long for now: %s", perishable.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s are kept too long", perishable.name());
    }
  }

  private boolean isStopping(Duration wait) throws InterruptedException {
    return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
