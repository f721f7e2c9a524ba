package dev.bouquet.room.topology;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/// Decides what a failure of the pipeline means.
///
/// A failure that time heals (a broker away for longer than the client's own retries) gets a new
/// thread, a bounded number of times. Anything else would come back with the next attempt at the
/// same record, so the pipeline stops, says so, and [FoldReadiness] takes the pod out of service.
@ApplicationScoped
public class FoldAlarm implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(FoldAlarm.class);
  private static final Duration WINDOW = Duration.ofHours(1);

  private final int maxReplacements;
  private final Deque<Instant> replacements = new ArrayDeque<>();

  FoldAlarm(FoldConfig config) {
    this.maxReplacements = config.maxThreadReplacementsPerHourCount();
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    if (isTransient(failure) && mayReplace(Instant.now())) {
      LOG.warn("the room fold's thread failed and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("ALARM: the room fold has stopped; rooms stand still until it is repaired", failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private boolean mayReplace(Instant now) {
    while (!replacements.isEmpty() && replacements.peekFirst().isBefore(now.minus(WINDOW))) {
      replacements.removeFirst();
    }
    if (replacements.size() >= maxReplacements) {
      return false;
    }
    replacements.addLast(now);
    return true;
  }

  private static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
