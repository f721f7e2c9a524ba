package dev.bouquet.local;

import dev.bouquet.local.suite.Suite;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.ControlServer;
import dev.bouquet.local.supervisor.StateFolder;
import dev.bouquet.local.supervisor.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Starts the suite and keeps its parts running until Ctrl-C or 'down'.")
final class UpCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--detach", description = "Returns once everything is ready.")
  private boolean detach;

  @Option(names = "--only", hidden = true, split = ",", description = "Starts these parts only.")
  private List<String> only = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var state = options.state();
    var lock = state.lock();
    if (lock.isEmpty()) {
      System.out.println(runsAlready(state));
      return 0;
    }
    if (detach) {
      lock.get().channel().close();
      return new DetachedLauncher(state, arguments()).startAndFollow(System.out);
    }
    try {
      return run(state);
    } finally {
      // Not released but kept from being collected: it goes with this process, when everything has
      // been stopped.
      Reference.reachabilityFence(lock);
    }
  }

  private List<String> arguments() {
    var arguments = new ArrayList<>(options.asArguments());
    if (!only.isEmpty()) {
      arguments.addAll(List.of("--only", String.join(",", only)));
    }
    return arguments;
  }

  private static String runsAlready(StateFolder state) throws IOException, InterruptedException {
    var client = ControlClient.of(state);
    var status = client.isEmpty() ? null : client.get().status().orElse(null);
    return status == null
        ? "Bouquet is already starting or stopping with the state in %s.".formatted(state.path())
        : "Bouquet runs already on %s (process %d); see './bouquet status'."
            .formatted(status.url(), status.pid());
  }

  private int run(StateFolder state) throws IOException, InterruptedException {
    var out = System.out;
    var ports = options.ports();
    var members =
        Suite.members(SuiteOptions.root(), state, ports).stream()
            .filter(member -> only.isEmpty() || only.contains(member.server().name()))
            .toList();
    var progress = new Progress(out, Boolean.getBoolean("bouquet.terminal"));
    var supervisor = new Supervisor(state, members, progress::changed);
    var orphans = supervisor.endOrphans();
    if (!orphans.isEmpty()) {
      out.println("Ended what an earlier launcher had left: " + String.join(", ", orphans));
    }
    var control = ControlServer.open(supervisor, state, ports.gatewayUrl());
    var ending = new Ending(supervisor, control, out);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ending::run));
    try {
      progress.begin(supervisor);
      supervisor.start();
      progress.end();
      Welcome.print(out, ports);
      supervisor.awaitStopAsked();
      return 0;
    } finally {
      ending.run();
    }
  }

  /// What happens once, whatever ends the launcher: Ctrl-C, a signal, `down`, or a start that
  /// failed. Whoever comes second waits for the first, since the JVM ends when its hooks have
  /// returned.
  private record Ending(
      Supervisor supervisor, ControlServer control, PrintStream out, AtomicBoolean done) {
    Ending(Supervisor supervisor, ControlServer control, PrintStream out) {
      this(supervisor, control, out, new AtomicBoolean());
    }

    synchronized void run() {
      if (!done.compareAndSet(false, true)) {
        return;
      }
      try {
        if (supervisor.anythingRuns()) {
          out.println("Stopping ...");
          supervisor.stop();
          out.println("Stopped.");
        }
        control.close();
      } catch (IOException | InterruptedException e) {
        out.println("bouquet: " + e);
      }
    }
  }
}
