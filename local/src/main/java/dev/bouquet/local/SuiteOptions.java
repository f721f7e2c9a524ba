package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.suite.SuitePorts;
import dev.bouquet.local.supervisor.StateFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which suite a command is about.
final class SuiteOptions {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "${env:BOUQUET_STATE:-}",
      description = "Where the suite keeps its state (default: .bouquet in the repository)")
  private String state = "";

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "${env:BOUQUET_PORT_BASE:-8080}",
      description =
          "The gateway's port; the other parts take the fourteen after it (default: 8080)")
  private int portBase;

  /// The repository that the script belongs to.
  static Path root() {
    @Nullable String root = System.getProperty("bouquet.root");
    return Path.of(root == null ? "" : root).toAbsolutePath().normalize();
  }

  StateFolder state() {
    var folder = state.isBlank() ? root().resolve(".bouquet") : Path.of(state);
    return new StateFolder(folder.toAbsolutePath().normalize());
  }

  SuitePorts ports() {
    try {
      return new SuitePorts(portBase);
    } catch (IllegalArgumentException e) {
      throw new PartFailure(e.getMessage(), e);
    }
  }

  /// The same options for another process.
  List<String> asArguments() {
    return List.of("--state", state().path().toString(), "--port-base", Integer.toString(portBase));
  }
}
