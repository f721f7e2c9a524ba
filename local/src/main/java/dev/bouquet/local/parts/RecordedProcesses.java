package dev.bouquet.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The processes started for one state folder, written down so that they can be ended when their
/// parent was killed.
///
/// A process is its id *and* its start instant: an id that the system has given to another process
/// since is never signalled.
public final class RecordedProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// One line of the file.
  private record Entry(String name, long pid, long startedAtMillis, Launch.StopSignal stopSignal) {
    Optional<ProcessHandle> running() {
      return ProcessHandle.of(pid)
          .filter(handle -> startedAt(handle) == startedAtMillis)
          .filter(handle -> !Signals.gone(handle));
    }
  }

  private RecordedProcesses(Path file) {
    this.file = file;
  }

  /// Reads what an earlier parent has left; an absent file is an empty one.
  public static RecordedProcesses in(Path stateFolder) throws IOException {
    var recorded = new RecordedProcesses(stateFolder.resolve("pids"));
    for (var line : recorded.lines()) {
      var word = line.split(" ", -1);
      if (word.length == 4) {
        var entry =
            new Entry(
                word[0],
                Long.parseLong(word[1]),
                Long.parseLong(word[2]),
                Launch.StopSignal.valueOf(word[3]));
        recorded.entries.put(entry.name(), entry);
      }
    }
    return recorded;
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  synchronized void add(String name, ProcessHandle handle, Launch.StopSignal stopSignal)
      throws IOException {
    entries.put(name, new Entry(name, handle.pid(), startedAt(handle), stopSignal));
    write();
  }

  synchronized void remove(String name, ProcessHandle handle) throws IOException {
    var entry = entries.get(name);
    if (entry != null && entry.pid() == handle.pid()) {
      entries.remove(name);
      write();
    }
  }

  /// Names of the recorded processes that run, in the order of their start.
  public synchronized List<String> running() {
    return entries.values().stream()
        .filter(entry -> entry.running().isPresent())
        .map(Entry::name)
        .toList();
  }

  /// Ends every recorded process that still runs, the youngest first, and forgets all of them.
  ///
  /// @return the names of those that ran
  public synchronized List<String> endAll() throws IOException, InterruptedException {
    var ended = new ArrayList<String>();
    for (var entry : List.copyOf(entries.values()).reversed()) {
      var handle = entry.running();
      if (handle.isPresent()) {
        ended.add(entry.name());
        Signals.end(handle.get(), entry.stopSignal(), PATIENCE);
      }
    }
    entries.clear();
    write();
    return ended;
  }

  private void write() throws IOException {
    var lines = new ArrayList<String>();
    for (var entry : entries.values()) {
      lines.add(
          "%s %d %d %s"
              .formatted(entry.name(), entry.pid(), entry.startedAtMillis(), entry.stopSignal()));
    }
    var next = file.resolveSibling("pids.next");
    Files.write(next, lines);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long startedAt(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
