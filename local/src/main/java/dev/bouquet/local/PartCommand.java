package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.suite.Suite;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.SuiteStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What can be done to one part of a running suite.
abstract sealed class PartCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 200;

  @Mixin private SuiteOptions options = new SuiteOptions();

  @Parameters(paramLabel = "PART", description = "A part's name as 'status' shows it.")
  private String part = "";

  @Command(name = "stop", description = "Stops one part until it is started again.")
  static final class Stop extends PartCommand {
    @Override
    int act(ControlClient client, String part) throws InterruptedException {
      client.part(part, "stop");
      System.out.println(part + " stopped");
      return 0;
    }
  }

  @Command(name = "start", description = "Starts a part that was stopped.")
  static final class Start extends PartCommand {
    @Override
    int act(ControlClient client, String part) throws InterruptedException {
      client.part(part, "start");
      return awaitReady(client, part);
    }
  }

  @Command(
      name = "restart",
      description = "Builds a part anew and restarts it: the development loop.")
  static final class Restart extends PartCommand {
    @Override
    int act(ControlClient client, String part) throws IOException, InterruptedException {
      var module = Suite.module(part);
      if (module.isPresent()) {
        System.out.println("Building " + module.get() + " ...");
        int status = build(SuiteOptions.root(), module.get());
        if (status != 0) {
          System.out.println(part + " was not built; the one that runs is left as it is.");
          return status;
        }
      }
      client.part(part, "restart");
      return awaitReady(client, part);
    }

    private static int build(Path root, String module) throws IOException, InterruptedException {
      var maven = System.getenv().getOrDefault("BOUQUET_MAVEN", "mvn");
      var command =
          new ArrayList<>(
              List.of(maven, "-q", "-B", "-ntp", "-DskipTests", "-Dspotless.check.skip"));
      command.addAll(List.of("-pl", module, "-am", "package"));
      return new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
    }
  }

  abstract int act(ControlClient client, String part) throws IOException, InterruptedException;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Suite.partNames().contains(part)) {
      throw new PartFailure(
          "no such part: %s (there are %s)".formatted(part, String.join(", ", Suite.partNames())));
    }
    var client = ControlClient.of(options.state());
    if (client.isEmpty() || client.get().status().isEmpty()) {
      throw new PartFailure("Bouquet is not running: './bouquet up' starts it");
    }
    return act(client.get(), part);
  }

  /// A part that does not come up is tried again for ever; the first death is enough to tell the
  /// person.
  private static int awaitReady(ControlClient client, String part) throws InterruptedException {
    int before = find(client, part).restarts();
    while (true) {
      var now = find(client, part);
      if (now.state().equals("ready")) {
        System.out.println(part + " is ready");
        return 0;
      }
      if (now.restarts() > before) {
        System.out.println(now.reason() == null ? part + " does not come up" : now.reason());
        return 1;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static SuiteStatus.Part find(ControlClient client, String part)
      throws InterruptedException {
    return client.status().stream()
        .flatMap(status -> status.parts().stream())
        .filter(candidate -> candidate.name().equals(part))
        .findFirst()
        .orElseThrow(() -> new PartFailure(part + " is not part of what runs now"));
  }
}
