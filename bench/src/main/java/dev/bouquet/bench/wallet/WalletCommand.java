package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter;
import dev.bouquet.bench.load.RunOptions;
import dev.bouquet.bench.load.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The entry of the wallet benchmark.
@Command(
    name = "wallet",
    description = {
      "Measures what a gift costs: a baseline of one transaction per gift, the engine in process,",
      "and the wallet-service over gRPC, all on one PostgreSQL with fsync on.",
      "Exit status 1: a gift was lost or doubled, or the books do not balance."
    })
public final class WalletCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Option(
      names = "--paths",
      split = ",",
      paramLabel = "PATH",
      description = "Only these: ${COMPLETION-CANDIDATES}")
  private List<PathName> paths = List.of(PathName.values());

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
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

  private Report measure(Path root) throws SQLException, IOException, InterruptedException {
    var progress = System.err;
    var at = Instant.now();
    var plan = options.quick() ? Plan.quick(paths) : Plan.full(paths);
    try (var stage = Stage.open(root)) {
      progress.println("starting the servers ...");
      var servers = new WalletStage(root, stage);
      var through = servers.paths(plan.paths());
      long pid = servers.postgres().process().pid();
      var measurements = new WalletBench(plan, progress).run(through, pid);
      try (var meter =
          new DatabaseMeter(through.getFirst().books().database().openAsSuperuser(), pid)) {
        return new Report(at, options.quick(), meter.settings(), measurements);
      }
    }
  }
}
