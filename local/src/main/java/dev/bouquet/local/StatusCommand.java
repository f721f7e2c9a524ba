package dev.bouquet.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.StateFolder;
import dev.bouquet.local.supervisor.SuiteStatus;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description =
        "Shows each part's state, restarts and memory. Exit status 0: everything is ready.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--json", description = "One object on stdout.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var state = options.state();
    var client = ControlClient.of(state);
    var status = client.isEmpty() ? null : client.get().statusWithMemory().orElse(null);
    if (status == null) {
      System.out.println(json ? "null" : notRunning(state));
      return 1;
    }
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(status));
    } else {
      print(status);
    }
    return status.allReady() ? 0 : 1;
  }

  private static String notRunning(StateFolder state) throws IOException {
    var left = RecordedProcesses.in(state.path()).running();
    return left.isEmpty()
        ? "Bouquet is not running."
        : "Bouquet's launcher is not running, but has left %s: './bouquet down' ends them."
            .formatted(String.join(", ", left));
  }

  private static void print(SuiteStatus status) {
    System.out.printf(
        "%-16s %-11s %6s %8s %9s %9s%n", "PART", "STATE", "PORT", "PID", "RESTARTS", "MEMORY");
    for (var part : status.parts()) {
      System.out.printf(
          "%-16s %-11s %6d %8s %9d %9s%s%n",
          part.name(),
          part.state(),
          part.port(),
          part.pid() == null ? "-" : part.pid(),
          part.restarts(),
          megabytes(part.memoryBytes()),
          part.reason() == null ? "" : "  " + part.reason());
    }
    System.out.printf(
        "%nThe suite is %s on %s; with the launcher (process %d) it takes %s.%n",
        status.phase().name().toLowerCase(Locale.ROOT),
        status.url(),
        status.pid(),
        megabytes(status.memoryBytes()));
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null ? "-" : "%d MB".formatted(bytes >> 20);
  }
}
