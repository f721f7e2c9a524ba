package dev.bouquet.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One running process of a [Server], logging to a file and recorded in [RecordedProcesses].
///
/// Where the system can (Linux with util-linux), the child gets its stop signal when this JVM dies
/// in whatever way. That signal is bound to the *thread* that started the child, so all children
/// are started by one thread that lives as long as the JVM.
public final class ChildProcess {
  private static final ExecutorService SPAWNER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("child-process-spawner").factory());

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ");

  private final String name;
  private final Process process;
  private final Launch.StopSignal stopSignal;
  private final RecordedProcesses recorded;

  private ChildProcess(
      String name, Process process, Launch.StopSignal stopSignal, RecordedProcesses recorded) {
    this.name = name;
    this.process = process;
    this.stopSignal = stopSignal;
    this.recorded = recorded;
  }

  public static ChildProcess start(String name, Launch launch, Path log, RecordedProcesses recorded)
      throws IOException {
    Files.createDirectories(launch.workingFolder());
    Files.createDirectories(log.toAbsolutePath().getParent());
    var builder =
        new ProcessBuilder(wrapped(launch))
            .directory(launch.workingFolder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Only what a program needs to find its way: nothing of the person's settings changes how a
    // part runs.
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(launch.environment());
    var process = spawn(builder);
    try {
      recorded.add(name, process.toHandle(), launch.stopSignal());
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly(); // nobody would know of it
      throw e;
    }
    return new ChildProcess(name, process, launch.stopSignal(), recorded);
  }

  /// Not to be interrupted: a process that was started and is not recorded would outlive us.
  private static Process spawn(ProcessBuilder builder) throws IOException {
    var starting = SPAWNER.submit(builder::start);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return starting.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(
          "%s cannot be started".formatted(builder.command().getFirst()), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<String> wrapped(Launch launch) {
    var command = new ArrayList<String>();
    // Out of the terminal's process group: Ctrl-C is for the launcher, which then stops its parts
    // in order.
    if (Privileges.ownSession()) {
      command.add("setsid");
    }
    // The namespace first: entering one would clear the signal asked for.
    if (launch.inUserNamespace()) {
      command.addAll(Privileges.withoutRoot(launch.workingFolder()));
    }
    if (Privileges.parentDeathSignal()) {
      command.addAll(List.of("setpriv", "--pdeathsig", launch.stopSignal().name()));
    }
    command.addAll(launch.command());
    return command;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// Completes with the exit status, also when the process was killed.
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /// Asks it to stop, kills it when its time is up, and strikes it from the record.
  public void stop(Duration patience) throws InterruptedException {
    if (process.isAlive()) {
      Signals.end(process.toHandle(), stopSignal, patience);
    }
    process.waitFor();
    forget();
  }

  /// Ends it at once, without asking.
  public void kill() {
    process.destroyForcibly();
  }

  /// Strikes a process that has ended by itself from the record.
  public void forget() {
    try {
      recorded.remove(name, process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
