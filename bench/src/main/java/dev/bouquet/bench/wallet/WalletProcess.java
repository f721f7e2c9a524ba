package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.parts.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The packaged wallet-service as a process of its own, started with the launcher's flags.
final class WalletProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 100;
  private static final Pattern COMMITS =
      Pattern.compile("(?m)^bouquet_wallet_commit_seconds_count(?:\\{[^}]*})? (\\S+)");
  private static final Pattern SECONDS =
      Pattern.compile("(?m)^bouquet_wallet_commit_seconds_sum(?:\\{[^}]*})? (\\S+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningServer server;

  private WalletProcess(RunningServer server) {
    this.server = server;
  }

  /// What the service stands on.
  record Parts(WalletDatabase database, RunningServer kafka, LocalIssuer issuer) {
    Map<String, String> environment(int port) {
      return Map.ofEntries(
          Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
          Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
          Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.url()),
          Map.entry("QUARKUS_DATASOURCE_USERNAME", database.role()),
          Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.role()),
          Map.entry("QUARKUS_FLYWAY_USERNAME", database.owner()),
          Map.entry("QUARKUS_FLYWAY_PASSWORD", database.owner()),
          Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.address()),
          Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url()),
          Map.entry("BOUQUET_SERVICE_TOKEN_URL", issuer.url() + "/token"),
          Map.entry("BOUQUET_SERVICE_CLIENT_SECRET", "bench"),
          Map.entry("BOUQUET_POD_NAME", "wallet-0"),
          Map.entry("BOUQUET_PUBLIC_URL", "http://127.0.0.1:" + port));
    }
  }

  static WalletProcess start(Path repositoryRoot, Path folder, Parts parts)
      throws IOException, InterruptedException {
    var app = repositoryRoot.resolve("wallet-service/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(app)) {
      throw new LoadFailure("wallet-service is not built: %s is missing".formatted(app));
    }
    Files.createDirectories(folder);
    int port = Ports.free();
    var launch = Launch.of(command(app), folder).withEnvironment(parts.environment(port));
    var log = folder.resolve("wallet-service.log");
    var child = ChildProcess.start("wallet-service", launch, log, RecordedProcesses.in(folder));
    var process = new WalletProcess(new RunningServer(port, log, child));
    try {
      process.awaitReady();
      return process;
    } catch (IOException | InterruptedException | LoadFailure e) {
      process.close();
      throw e;
    }
  }

  private static List<String> command(Path app) {
    var command = new ArrayList<String>();
    command.add(JavaCommand.executable());
    command.addAll(List.of("-Xms256m", "-Xmx512m", "-XX:+UseParallelGC"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-jar", app.toString()));
    return command;
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!ready()) {
      if (!server.process().alive() || System.nanoTime() - deadline > 0) {
        throw new LoadFailure(
            "wallet-service did not become ready:\n" + Files.readString(server.log()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean ready() throws InterruptedException {
    try {
      return http.send(request("/q/health/ready"), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return server.port();
  }

  /// As its metrics tell.
  Commits commits() throws IOException, InterruptedException {
    var metrics = http.send(request("/q/metrics"), BodyHandlers.ofString()).body();
    return new Commits((long) value(COMMITS, metrics), value(SECONDS, metrics));
  }

  private static double value(Pattern line, String metrics) {
    var found = line.matcher(metrics);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(ANSWER_PATIENCE)
        .build();
  }

  @Override
  public void close() {
    server.process().kill(); // what it would tidy up goes with the run
    server.close();
    http.close();
  }
}
