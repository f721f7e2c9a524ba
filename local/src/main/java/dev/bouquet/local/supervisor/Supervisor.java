package dev.bouquet.local.supervisor;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.parts.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All parts of one suite. Until every one is ready a part that dies ends the start; afterwards it
/// is restarted.
public final class Supervisor implements SupervisedPart.Supervision {

  /// A server, the names of those it needs to be ready, and its place in the order of stopping:
  /// higher stops earlier.
  public record Member(Server server, List<String> needs, int layer) {
    public Member {
      needs = List.copyOf(needs);
    }
  }

  /// Where the suite is as a whole.
  public enum Phase {
    STARTING,
    RUNNING,
    STOPPING
  }

  private final RecordedProcesses recorded;
  private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
  private final List<List<SupervisedPart>> layers;
  private final Consumer<SupervisedPart> observer;
  private final CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private volatile Phase phase = Phase.STARTING;

  /// @param members in an order in which nobody needs a later one
  public Supervisor(StateFolder state, List<Member> members, Consumer<SupervisedPart> observer)
      throws IOException {
    this(state, members, Backoff.DEFAULT, observer);
  }

  Supervisor(
      StateFolder state, List<Member> members, Backoff backoff, Consumer<SupervisedPart> observer)
      throws IOException {
    this.observer = observer;
    this.recorded = RecordedProcesses.in(state.path());
    var byLayer = new TreeMap<Integer, List<SupervisedPart>>();
    for (var member : members) {
      var needs =
          parts.values().stream().filter(part -> member.needs().contains(part.name())).toList();
      var part = new SupervisedPart(member.server(), state, recorded, needs, backoff, this);
      parts.put(part.name(), part);
      byLayer.computeIfAbsent(member.layer(), _ -> new ArrayList<>()).add(part);
    }
    this.layers = List.copyOf(byLayer.values());
  }

  public List<SupervisedPart> parts() {
    return List.copyOf(parts.values());
  }

  public Optional<SupervisedPart> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  public Phase phase() {
    return phase;
  }

  /// Ends what a supervisor that was killed has left.
  ///
  /// @return the names of those parts that still ran
  public List<String> endOrphans() throws IOException, InterruptedException {
    return recorded.endAll();
  }

  /// Returns when every part is ready.
  ///
  /// @throws PartFailure naming the first part that could not be started; nothing has been left
  ///   running then
  public void start() throws InterruptedException {
    refuseTakenPorts();
    parts.values().forEach(SupervisedPart::start);
    Thread.ofVirtual().start(this::completeWhenAllReady);
    try {
      started.get();
    } catch (ExecutionException e) {
      stop();
      throw e.getCause() instanceof PartFailure failure
          ? failure
          : new PartFailure("the suite could not be started", e.getCause());
    }
  }

  private void refuseTakenPorts() {
    for (var part : parts.values()) {
      for (int port : part.ports()) {
        if (Ports.taken(port)) {
          throw new PartFailure(
              "port %d, which %s needs, is taken by another program: end that program, or choose other ports with --port-base"
                  .formatted(port, part.name()));
        }
      }
    }
  }

  private void completeWhenAllReady() {
    try {
      for (var part : parts.values()) {
        part.awaitReadyOnce();
      }
      synchronized (this) {
        // A part that died after it had been ready has failed the start by now, or is restarted
        // from here on.
        if (!started.isDone() && phase == Phase.STARTING) {
          phase = Phase.RUNNING;
          started.complete(null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean restarts(String reason) {
    if (phase == Phase.STARTING) {
      started.completeExceptionally(new PartFailure(reason));
      return false;
    }
    return true;
  }

  @Override
  public void changed(SupervisedPart part) {
    observer.accept(part);
  }

  public boolean anythingRuns() {
    return parts.values().stream().anyMatch(part -> !(part.lifecycle() instanceof Lifecycle.Idle));
  }

  /// Asks the thread that waits in [#awaitStopAsked] to stop the suite.
  public void askToStop() {
    stopAsked.countDown();
  }

  public void awaitStopAsked() throws InterruptedException {
    stopAsked.await();
  }

  /// Stops the parts layer by layer, those first that nobody needs; the parts of a layer together.
  /// Whoever calls it again waits for the first to have finished.
  public void stop() throws InterruptedException {
    phase = Phase.STOPPING;
    for (var layer : layers.reversed()) {
      var stopping =
          layer.stream().map(part -> Thread.ofVirtual().start(() -> stopQuietly(part))).toList();
      for (var thread : stopping) {
        thread.join();
      }
    }
  }

  private static void stopQuietly(SupervisedPart part) {
    try {
      part.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
