package dev.bouquet.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Signals to processes, and whether they have had their effect.
final class Signals {
  private static final long POLL_MILLIS = 20;
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

  private Signals() {}

  /// Asks a process to stop, waits, and kills it when it does not.
  static void end(ProcessHandle handle, Launch.StopSignal signal, Duration patience)
      throws InterruptedException {
    send(handle, signal);
    if (!awaitGone(handle, patience)) {
      handle.destroyForcibly();
      awaitGone(handle, KILL_PATIENCE);
    }
  }

  static void send(ProcessHandle handle, Launch.StopSignal signal) throws InterruptedException {
    switch (signal) {
      case TERM -> handle.destroy();
      // Java can send TERM and KILL only.
      case INT -> {
        try {
          new ProcessBuilder("sh", "-c", "kill -INT " + handle.pid())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
          handle.destroy();
        }
      }
    }
  }

  /// Ended, or a zombie whose parent is slow to reap it: such a process holds neither ports nor
  /// files.
  static boolean gone(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return true;
    }
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      return stat.startsWith(" Z ", stat.lastIndexOf(')') + 1);
    } catch (IOException e) {
      return !handle.isAlive();
    }
  }

  private static boolean awaitGone(ProcessHandle handle, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!gone(handle)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
