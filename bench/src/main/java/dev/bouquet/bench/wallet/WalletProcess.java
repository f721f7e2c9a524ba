package dev.bouquet.bench.wallet;

import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.local.parts.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The packaged wallet-service as a process of its own, with a compiler that optimises, as in
/// production.
final class WalletProcess implements AutoCloseable {
  /// All of the heap is there from the start: pauses while it grows are not what is measured.
  private static final List<String> FLAGS =
      List.of(
          "-Xms640m",
          "-Xmx640m",
          "-Xmn320m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseParallelGC",
          "-XX:-UseAdaptiveSizePolicy");

  private static final Pattern COMMITS =
      Pattern.compile("(?m)^bouquet_wallet_commit_seconds_count(?:\\{[^}]*})? (\\S+)");
  private static final Pattern SECONDS =
      Pattern.compile("(?m)^bouquet_wallet_commit_seconds_sum(?:\\{[^}]*})? (\\S+)");

  private final ServiceProcess process;

  private WalletProcess(ServiceProcess process) {
    this.process = process;
  }

  static WalletProcess start(
      Path repositoryRoot,
      Path folder,
      WalletDatabase database,
      RunningServer kafka,
      LocalIssuer issuer)
      throws IOException, InterruptedException {
    var parts = new ServiceProcess.Parts(database.url(), database.role(), kafka.address(), issuer);
    return new WalletProcess(
        ServiceProcess.start(
            repositoryRoot.resolve("wallet-service"), folder, "wallet-0", parts, FLAGS));
  }

  int port() {
    return process.grpcPort();
  }

  long pid() {
    return process.pid();
  }

  /// As its metrics tell.
  Commits commits() throws IOException, InterruptedException {
    var metrics = process.metrics();
    return new Commits((long) value(COMMITS, metrics), value(SECONDS, metrics));
  }

  private static double value(Pattern line, String metrics) {
    var found = line.matcher(metrics);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  @Override
  public void close() {
    process.close();
  }
}
