package dev.bouquet.local.supervisor;

import dev.bouquet.local.parts.ChildProcess;
import java.time.Duration;
import java.time.Instant;

/// Where a part is between its start and its end. A state offers only the steps that may follow it,
/// so a part that has a process cannot be prepared, and none becomes ready without having been
/// started.
public sealed interface Lifecycle {

  /// Nothing is under way.
  sealed interface Idle extends Lifecycle {
    default Preparing prepare() {
      return new Preparing();
    }
  }

  /// There is a process, and it has to be ended before anything else can begin.
  sealed interface Running extends Lifecycle {
    ChildProcess process();
  }

  /// Nobody wants it to run.
  record Stopped() implements Idle {}

  /// It died and is started again after a delay.
  record BackingOff(String reason, Duration delay) implements Idle {}

  /// It died while the suite was starting, and is not tried again.
  record Failed(String reason) implements Idle {}

  /// Its folder is being made.
  record Preparing() implements Lifecycle {
    Waiting await() {
      return new Waiting();
    }
  }

  /// Parts that it needs are not ready yet.
  record Waiting() implements Lifecycle {
    Starting launched(ChildProcess process, Instant now) {
      return new Starting(process, now);
    }
  }

  /// Its process runs and does not do its work yet.
  record Starting(ChildProcess process, Instant since) implements Running {
    Ready ready(Instant now) {
      return new Ready(process, Duration.between(since, now), now);
    }
  }

  /// @param took from the process's start
  record Ready(ChildProcess process, Duration took, Instant since) implements Running {}

  record Stopping(ChildProcess process) implements Running {}

  /// The word that people see.
  default String label() {
    return switch (this) {
      case Stopped() -> "stopped";
      case BackingOff _ -> "restarting";
      case Failed _ -> "failed";
      case Preparing() -> "preparing";
      case Waiting() -> "waiting";
      case Starting _ -> "starting";
      case Ready _ -> "ready";
      case Stopping _ -> "stopping";
    };
  }
}
