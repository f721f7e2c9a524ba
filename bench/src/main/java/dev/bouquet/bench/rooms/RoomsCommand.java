package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Stage;
import dev.bouquet.bench.rooms.crowd.OpenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The entry of the rooms benchmark.
@Command(
    name = "rooms",
    description = {
      "Measures what showing a gift to everybody in a room costs: room-service's WebSockets, and",
      "nchan's (Debian's libnginx-mod-nchan, where it is installed), with 1,000 and 5,000 viewers;",
      "and how long a gift takes from the wallet to 2,000 viewers' screens.",
      "Exit status 1: room-service has lost an event to a viewer whom it had not sent away."
    })
public final class RoomsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One array on stdout; progress goes to stderr.")
  private boolean json;

  @Option(
      names = "--quick",
      description = {
        "One room only, briefly, in less than 90 seconds. room-service's compilers have not settled",
        "by then: up to a fifth of its CPU is theirs."
      })
  private boolean quick;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OpenFiles.require(2 * RoomCase.MANY);
    @Nullable String property = System.getProperty("bouquet.root");
    var root = Path.of(property == null ? "" : property).toAbsolutePath().normalize();
    var report = measure(root);
    var kept = report.keep(root.resolve("bench/results"));
    if (json) {
      System.out.println(report.json());
    } else {
      report.print(System.out);
    }
    System.err.println("kept in " + root.relativize(kept));
    return report.hasLost() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private RoomsReport measure(Path root) throws IOException, InterruptedException {
    var progress = System.err;
    var at = Instant.now();
    var plan = quick ? RoomsPlan.quick() : RoomsPlan.full();
    try (var stage = Stage.open(root)) {
      progress.println("starting the servers ...");
      var measured = new RoomsBench(plan, progress).run(new RoomsStage(root, stage));
      return new RoomsReport(at, quick, measured.cases(), measured.shows());
    }
  }
}
