package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.RunOptions;
import dev.bouquet.bench.load.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The entry of the gifts benchmark.
@Command(
    name = "gifts",
    description = {
      "Measures what sending a gift costs each part: through the gateway, with a wallet that says yes",
      "at once, and in the wallet alone; and what listing the catalog costs.",
      "Exit status 1: a gift was lost or doubled, or the books do not balance."
    })
public final class GiftsCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException, ExecutionException {
    var report = measure(options.repositoryRoot());
    var kept = report.keep(options.results());
    if (options.json()) {
      System.out.println(report.json());
    } else {
      report.print(System.out);
    }
    options.sayKept(kept);
    return 0;
  }

  private GiftsReport measure(Path root)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    var progress = System.err;
    var at = Instant.now();
    try (var stage = Stage.open(root)) {
      progress.println("starting the servers ...");
      var plan = options.quick() ? GiftsPlan.quick() : GiftsPlan.full();
      var bench = new GiftsBench(plan, new GiftsStage(root, stage), progress);
      return new GiftsReport(at, options.quick(), bench.run());
    }
  }
}
