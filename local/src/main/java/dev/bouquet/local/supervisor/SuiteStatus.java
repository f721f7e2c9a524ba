package dev.bouquet.local.supervisor;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a supervisor tells about its suite.
///
/// @param memoryBytes of all parts and the supervisor itself; proportional set size, so shared
///   pages count once
public record SuiteStatus(
    Supervisor.Phase phase, long pid, String url, @Nullable Long memoryBytes, List<Part> parts) {

  /// @param reason why it is restarting or has failed
  /// @param memoryBytes absent when it does not run or the system does not say
  public record Part(
      String name,
      String state,
      int port,
      int restarts,
      @Nullable Long pid,
      @Nullable Long memoryBytes,
      @Nullable String reason) {}

  public boolean allReady() {
    return phase == Supervisor.Phase.RUNNING
        && parts.stream().allMatch(part -> part.state().equals("ready"));
  }

  static SuiteStatus of(Supervisor supervisor, String url, boolean withMemory) {
    long pid = ProcessHandle.current().pid();
    var parts = supervisor.parts().stream().map(part -> of(part, withMemory)).toList();
    return new SuiteStatus(
        supervisor.phase(), pid, url, withMemory ? total(pid, parts) : null, parts);
  }

  private static long total(long pid, List<Part> parts) {
    long memory = Memory.of(pid).orElse(0);
    for (var part : parts) {
      memory += part.memoryBytes() == null ? 0 : part.memoryBytes();
    }
    return memory;
  }

  private static Part of(SupervisedPart part, boolean withMemory) {
    var lifecycle = part.lifecycle();
    @Nullable Long pid = null;
    @Nullable Long memory = null;
    if (lifecycle instanceof Lifecycle.Running running) {
      pid = running.process().pid();
      var bytes = withMemory ? Memory.ofTree(pid) : OptionalLong.empty();
      memory = bytes.isPresent() ? bytes.getAsLong() : null;
    }
    var reason =
        switch (lifecycle) {
          case Lifecycle.BackingOff(var why, _) -> why;
          case Lifecycle.Failed(var why) -> why;
          case Lifecycle.Stopped _, Lifecycle.Preparing _, Lifecycle.Waiting _ -> null;
          case Lifecycle.Running _ -> null;
        };
    return new Part(
        part.name(),
        lifecycle.label(),
        part.ports().getFirst(),
        part.restarts(),
        pid,
        memory,
        reason);
  }
}
