package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.StateFolder;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stops everything, in order.")
final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;

  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--wipe", description = "Also deletes the suite's data and logs.")
  private boolean wipe;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var state = options.state();
    boolean ran = askToStop(state);
    var lock = awaitLock(state);
    try {
      var left = RecordedProcesses.in(state.path()).endAll();
      System.out.println(
          ran
              ? "Bouquet has stopped."
              : left.isEmpty()
                  ? "Bouquet was not running."
                  : "Ended what an earlier launcher had left: " + String.join(", ", left));
      if (wipe) {
        System.out.println(
            state.wipe()
                ? "Wiped " + state.path()
                : "Nothing to wipe: no suite has run in " + state.path());
      }
    } finally {
      lock.release();
    }
    return 0;
  }

  static boolean askToStop(StateFolder state) throws IOException, InterruptedException {
    var client = ControlClient.of(state);
    if (client.isEmpty() || client.get().status().isEmpty()) {
      return false;
    }
    client.get().down();
    return true;
  }

  /// The lock is free when the supervisor has gone.
  static FileLock awaitLock(StateFolder state) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var lock = state.lock();
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new PartFailure(
            "the launcher has not stopped within %d s, see %s"
                .formatted(PATIENCE.toSeconds(), state.log("launcher")));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
