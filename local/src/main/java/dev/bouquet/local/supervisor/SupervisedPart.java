package dev.bouquet.local.supervisor;

import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.parts.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One part and the thread that keeps it running.
///
/// All steps of a part happen on that one thread, from preparing to the restart after a death, so
/// they cannot overlap. Stopping interrupts the thread wherever it is and waits for it; only then
/// is the process ended and may another thread take over. Readers see the state as one immutable
/// value.
public final class SupervisedPart {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 200;

  /// What a part asks of and tells to whoever supervises it.
  public interface Supervision {
    /// Whether a part that died is started again. Answering no makes it the failure of the whole
    /// start.
    boolean restarts(String reason);

    void changed(SupervisedPart part);
  }

  private final Server server;
  private final StateFolder state;
  private final RecordedProcesses recorded;
  private final List<SupervisedPart> needs;
  private final Backoff backoff;
  private final Supervision supervision;
  private final CountDownLatch readyOnce = new CountDownLatch(1);

  private volatile Lifecycle lifecycle = new Lifecycle.Stopped();
  private final AtomicInteger restarts = new AtomicInteger();
  private @Nullable Thread runner;

  public SupervisedPart(
      Server server,
      StateFolder state,
      RecordedProcesses recorded,
      List<SupervisedPart> needs,
      Backoff backoff,
      Supervision supervision) {
    this.server = server;
    this.state = state;
    this.recorded = recorded;
    this.needs = List.copyOf(needs);
    this.backoff = backoff;
    this.supervision = supervision;
  }

  public String name() {
    return server.name();
  }

  public List<Integer> ports() {
    return server.ports();
  }

  public Path log() {
    return state.log(name());
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public int restarts() {
    return restarts.get();
  }

  List<SupervisedPart> needs() {
    return needs;
  }

  void awaitReadyOnce() throws InterruptedException {
    readyOnce.await();
  }

  /// Begins to run it, if nobody does. Returns at once.
  public synchronized void start() {
    if (runner == null || !runner.isAlive()) {
      runner = Thread.ofVirtual().name("part-" + name()).start(this::keepRunning);
    }
  }

  /// Returns when its process has ended. A part that does not run is left as it is.
  public synchronized void stop() throws InterruptedException {
    if (runner != null && runner.isAlive()) {
      runner.interrupt();
      runner.join();
    }
  }

  private void keepRunning() {
    int failures = 0;
    try {
      while (true) {
        String reason;
        try {
          var ready = bringUp();
          int status = ready.process().exit().get();
          ready.process().forget();
          reason = "%s ended with status %d, see %s".formatted(name(), status, log());
          if (backoff.recovered(Duration.between(ready.since(), Instant.now()))) {
            failures = 0;
          }
        } catch (RuntimeException | IOException e) {
          if (isInterruption(e)) {
            throw new InterruptedException();
          }
          endProcess();
          reason =
              e instanceof PartFailure
                  ? e.getMessage()
                  : "%s: %s, see %s".formatted(name(), e.getMessage(), log());
        }
        if (!supervision.restarts(reason)) {
          become(new Lifecycle.Failed(reason));
          return;
        }
        failures++;
        restarts.incrementAndGet();
        var delay = backoff.after(failures);
        become(new Lifecycle.BackingOff(reason, delay));
        Thread.sleep(delay);
      }
    } catch (InterruptedException e) {
      endProcess();
      become(new Lifecycle.Stopped());
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit status cannot fail", e);
    }
  }

  private Lifecycle.Ready bringUp() throws IOException, InterruptedException {
    if (!(lifecycle instanceof Lifecycle.Idle idle)) {
      throw new IllegalStateException(name() + " is already under way");
    }
    var preparing = idle.prepare();
    become(preparing);
    server.prepare();
    var waiting = preparing.await();
    become(waiting);
    for (var needed : needs) {
      needed.awaitReadyOnce();
    }
    state.rotate(log());
    var process = ChildProcess.start(name(), server.launch(), log(), recorded);
    var starting = waiting.launched(process, Instant.now());
    become(starting);
    awaitReady(process);
    server.provision();
    var ready = starting.ready(Instant.now());
    become(ready);
    readyOnce.countDown();
    return ready;
  }

  private void awaitReady(ChildProcess process) throws InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!server.ready()) {
      if (!process.alive()) {
        throw new PartFailure("%s ended while it started, see %s".formatted(name(), log()));
      }
      if (System.nanoTime() - deadline > 0) {
        throw new PartFailure(
            "%s was not ready within %d s, see %s"
                .formatted(name(), START_PATIENCE.toSeconds(), log()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /// On the runner's thread, whose interruption has been taken by now.
  private void endProcess() {
    if (lifecycle instanceof Lifecycle.Running running) {
      become(new Lifecycle.Stopping(running.process()));
      try {
        running.process().stop(STOP_PATIENCE);
      } catch (InterruptedException e) {
        running.process().kill();
        Thread.currentThread().interrupt();
      } catch (UncheckedIOException _) {
        // It has ended; that the record cannot be written, as on a full disk, changes nothing.
      }
    }
  }

  /// What is called while a part comes up may hide that it was interrupted, as a driver does.
  private static boolean isInterruption(Throwable failure) {
    if (Thread.interrupted()) {
      return true;
    }
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private void become(Lifecycle next) {
    lifecycle = next;
    supervision.changed(this);
  }
}
