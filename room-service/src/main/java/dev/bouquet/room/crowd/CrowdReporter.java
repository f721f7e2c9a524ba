package dev.bouquet.room.crowd;

import dev.bouquet.room.command.RoomInputWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// The thread that tells the fold who watches through this pod.
@ApplicationScoped
public class CrowdReporter {
  private static final Logger LOG = Logger.getLogger(CrowdReporter.class);
  private static final int BEFORE_THE_WRITER = 10;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  private final CrowdConfig config;
  private final Crowds crowds;
  private final RoomInputWriter writer;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  CrowdReporter(CrowdConfig config, Crowds crowds, RoomInputWriter writer) {
    this.config = config;
    this.crowds = crowds;
    this.writer = writer;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("room-crowd").daemon().start(this::run);
  }

  void stop(@Observes @Priority(BEFORE_THE_WRITER) ShutdownEvent event)
      throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      thread.join(STOP_TIMEOUT);
    }
  }

  private void run() {
    while (!isStopping()) {
      report();
    }
    report(); // its viewers have been sent to other pods
  }

  /// Figures are cumulative, so the next report makes up for one that could not be written.
  private void report() {
    try {
      crowds
          .takeDue(Instant.now())
          .forEach(input -> {
            var _ = writer.write(input);
          });
    } catch (KafkaException e) {
      LOG.warnf("who watches cannot be told now: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("who watches was not told", e);
    }
  }

  private boolean isStopping() {
    try {
      return stopping.await(config.newsInterval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
