package dev.bouquet.ledger.writer;

import java.time.Duration;
import java.util.Random;

/// What goes wrong, how often.
final class Faults {
  private final Random random;
  private final int severity;
  private boolean over;

  Faults(Random random) {
    this.random = random;
    this.severity = random.nextInt(4); // a quiet world, up to a terrible one
  }

  /// From now on nothing goes wrong any more.
  void end() {
    over = true;
  }

  boolean connectionBreaks() {
    return happens(60);
  }

  boolean commitIsLostBefore() {
    return happens(25);
  }

  boolean commitIsLostAfter() {
    return happens(25);
  }

  /// The former writer's backend goes on for now: only its stale epoch keeps it from committing.
  boolean terminationComesLate() {
    return happens(4);
  }

  boolean podIsReplaced() {
    return happens(4);
  }

  boolean processStops() {
    return happens(80);
  }

  /// How long a process stands still, as if stopped: mostly longer than the server waits.
  Duration standstill() {
    return Duration.ofMillis(100 + random.nextInt(12_000));
  }

  Duration delay() {
    return Duration.ofNanos(random.nextInt(2_000_000));
  }

  /// Once in so many times, where the world is not quiet.
  private boolean happens(int onceIn) {
    return !over && severity > 0 && random.nextInt(onceIn / severity) == 0;
  }
}
