package dev.bouquet.room.stream;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// When to ping a client, and whether it still answers.
///
/// A loop that was held up looks here before it reads the answers that have come meanwhile. So a
/// client is lost at the second look after its time, between which the loop has read.
final class Heartbeat {
  enum Beat {
    QUIET,
    PING,
    /// The last ping was not answered in time.
    LOST
  }

  private final long intervalNanos;
  private final long timeoutNanos;
  private long pingAtNanos;
  private long pongUntilNanos;
  private boolean awaitsPong;
  private boolean isOverdue;

  /// The first ping comes at a random time within the interval, so that a crowd's pings spread.
  Heartbeat(Duration interval, Duration timeout, long nanoTime) {
    this.intervalNanos = interval.toNanos();
    this.timeoutNanos = timeout.toNanos();
    this.pingAtNanos = nanoTime + ThreadLocalRandom.current().nextLong(intervalNanos);
  }

  void answered() {
    awaitsPong = false;
    isOverdue = false;
  }

  Beat beat(long nanoTime) {
    if (awaitsPong && nanoTime - pongUntilNanos >= 0) {
      boolean wasOverdue = isOverdue;
      isOverdue = true;
      return wasOverdue ? Beat.LOST : Beat.QUIET;
    }
    if (awaitsPong || nanoTime - pingAtNanos < 0) {
      return Beat.QUIET;
    }
    awaitsPong = true;
    pongUntilNanos = nanoTime + timeoutNanos;
    pingAtNanos = nanoTime + intervalNanos;
    return Beat.PING;
  }
}
