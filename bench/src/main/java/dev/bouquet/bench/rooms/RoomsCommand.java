package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.RunOptions;
import dev.bouquet.bench.load.Stage;
import dev.bouquet.bench.rooms.crowd.OpenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private RunOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OpenFiles.require(2 * RoomCase.MANY);
    var report = measure(options.repositoryRoot());
    var kept = report.keep(options.results());
    if (options.json()) {
      System.out.println(report.json());
    } else {
      report.print(System.out);
    }
    options.sayKept(kept);
    return report.hasLost() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private RoomsReport measure(Path root) throws IOException, InterruptedException {
    var progress = System.err;
    var at = Instant.now();
    var plan = options.quick() ? RoomsPlan.quick() : RoomsPlan.full();
    try (var stage = Stage.open(root)) {
      progress.println("starting the servers ...");
      var measured = new RoomsBench(plan, progress).run(new RoomsStage(root, stage));
      return new RoomsReport(
          at, options.quick(), measured.cases(), measured.shows(), measured.deaf());
    }
  }
}
