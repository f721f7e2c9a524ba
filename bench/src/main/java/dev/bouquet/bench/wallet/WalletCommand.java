package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter;
import dev.bouquet.bench.load.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
  @Option(names = "--json", description = "One array on stdout; progress goes to stderr.")
  private boolean json;

  @Option(
      names = "--quick",
      description = "The cases with 10,000 wallets only, in less than 90 seconds.")
  private boolean quick;

  @Option(
      names = "--paths",
      split = ",",
      paramLabel = "PATH",
      description = "Only these: ${COMPLETION-CANDIDATES}")
  private List<PathName> paths = List.of(PathName.values());

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
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
    return 0;
  }

  private Report measure(Path root) throws SQLException, IOException, InterruptedException {
    var progress = System.err;
    var at = Instant.now();
    var plan = quick ? Plan.quick(paths) : Plan.full(paths);
    try (var stage = Stage.open(root)) {
      progress.println("starting the servers ...");
      var servers = new WalletStage(root, stage);
      var through = servers.paths(plan.paths());
      long pid = servers.postgres().process().pid();
      var measurements = new WalletBench(plan, progress).run(through, pid);
      try (var meter =
          new DatabaseMeter(through.getFirst().books().database().openAsSuperuser(), pid)) {
        return new Report(at, quick, meter.settings(), measurements);
      }
    }
  }
}
