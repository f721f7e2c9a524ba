package dev.bouquet.bench.load;

import dev.bouquet.local.parts.Archives;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.parts.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A fresh folder under `.bouquet/bench` and what was started in it. Closing ends the parts, the
/// youngest first, and removes the folder; so does the end of the JVM, also by Ctrl-C. What the
/// parts said stays in `.bouquet/bench/logs` until the next run.
public final class Stage implements AutoCloseable {
  private static final String PREFIX = "run-";
  private static final String LOGS = "logs";
  private static final int REMOVALS = 50;
  private static final long BETWEEN_REMOVALS_MILLIS = 100;
  private static volatile boolean interrupted;

  private final Path folder;
  private final Thread hook = new Thread(this::interrupt, "stage-end");
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  private Stage(Path folder) {
    this.folder = folder;
  }

  /// Also removes what runs that were killed hard have left.
  public static Stage open(Path repositoryRoot) {
    var all = repositoryRoot.resolve(".bouquet").resolve("bench");
    try {
      Files.createDirectories(all);
      removeLeft(all);
      var stage =
          new Stage(Files.createDirectory(all.resolve(PREFIX + ProcessHandle.current().pid())));
      Runtime.getRuntime().addShutdownHook(stage.hook);
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadFailure("interrupted", e);
    }
  }

  /// Whether the JVM is ending with a stage still open.
  public static boolean interrupted() {
    return interrupted;
  }

  public Path folder() {
    return folder;
  }

  /// Closes it with the stage, and at once where the stage has ended meanwhile.
  public synchronized <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    if (closed) {
      closeParts();
      throw new LoadFailure("the run has ended");
    }
    return part;
  }

  /// Kills it when the stage ends: what it keeps goes with the folder, so nothing is gained by
  /// asking.
  public RunningServer keep(RunningServer server) {
    var _ =
        keep(
            (AutoCloseable)
                () -> {
                  server.process().kill();
                  server.close();
                });
    return server;
  }

  @Override
  public void close() {
    if (!interrupted) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    end();
  }

  private void interrupt() {
    interrupted = true;
    end();
  }

  private synchronized void end() {
    if (closed) {
      return;
    }
    closed = true;
    closeParts();
    try {
      keepLogs();
      remove(folder);
    } catch (IOException e) {
      System.err.println("bench: " + folder + " could not be removed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLogs() throws IOException {
    var logs = folder.resolveSibling(LOGS);
    Archives.deleteTree(logs);
    try (var tree = Files.walk(folder)) {
      for (var log : tree.filter(file -> file.toString().endsWith(".log")).toList()) {
        var kept = logs.resolve(folder.relativize(log));
        Files.createDirectories(kept.getParent());
        Files.copy(log, kept);
      }
    }
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      var part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        if (!interrupted) {
          System.err.println("bench: " + part + " did not close: " + e.getMessage());
        }
      }
    }
  }

  private static void removeLeft(Path all) throws IOException, InterruptedException {
    List<Path> left;
    try (var folders = Files.list(all)) {
      left = folders.filter(Stage::abandoned).toList();
    }
    for (var folder : left) {
      try (var tree = Files.walk(folder)) {
        for (var record : tree.filter(file -> file.endsWith("pids")).toList()) {
          RecordedProcesses.in(record.getParent()).endAll();
        }
      }
      remove(folder);
    }
  }

  private static boolean abandoned(Path folder) {
    var name = folder.getFileName().toString();
    if (!name.matches(PREFIX + "[0-9]{1,18}")) {
      return false;
    }
    long pid = Long.parseLong(name.substring(PREFIX.length()));
    return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
  }

  /// Repeated: children of a server that was killed write for a moment longer.
  private static void remove(Path folder) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        Archives.deleteTree(folder);
        return;
      } catch (IOException e) {
        if (attempt == REMOVALS) {
          throw e;
        }
        Thread.sleep(BETWEEN_REMOVALS_MILLIS);
      }
    }
  }
}
