package dev.bouquet.local.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a program is started and how it is asked to stop.
///
/// @param environment added to this process's own environment
/// @param inUserNamespace for programs that refuse to run as root
public record Launch(
    List<String> command,
    Path workingFolder,
    Map<String, String> environment,
    StopSignal stopSignal,
    boolean inUserNamespace) {

  /// The signal that makes a program stop in good order.
  public enum StopSignal {
    /// What most programs expect.
    TERM,
    /// PostgreSQL's "fast" shutdown; at TERM it would wait for its clients to leave.
    INT
  }

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public static Launch of(List<String> command, Path workingFolder) {
    return new Launch(command, workingFolder, Map.of(), StopSignal.TERM, false);
  }

  public Launch withEnvironment(Map<String, String> more) {
    return new Launch(command, workingFolder, more, stopSignal, inUserNamespace);
  }
}
