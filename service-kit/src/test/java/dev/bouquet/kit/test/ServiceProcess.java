package dev.bouquet.kit.test;

import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RecordedProcesses;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A packaged service as a process of its own, that can be frozen and killed.
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess child;
  private final Path log;
  private final int port;
  private final int grpcPort;

  private ServiceProcess(ChildProcess child, Path log, int port, int grpcPort) {
    this.child = child;
    this.log = log;
    this.port = port;
    this.grpcPort = grpcPort;
  }

  /// What a service stands on.
  ///
  /// @param jdbcUrl of its database
  /// @param role of the service, also its password; `role_owner` is the database's owner
  public record Parts(String jdbcUrl, String role, String kafkaBootstrap, LocalIssuer issuer) {
    private Map<String, String> environment(String podName, int port, int grpcPort) {
      return Map.ofEntries(
          Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
          Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
          Map.entry("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1"),
          Map.entry("QUARKUS_GRPC_SERVER_PORT", Integer.toString(grpcPort)),
          Map.entry("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl),
          Map.entry("QUARKUS_DATASOURCE_USERNAME", role),
          Map.entry("QUARKUS_DATASOURCE_PASSWORD", role),
          Map.entry("QUARKUS_FLYWAY_USERNAME", role + "_owner"),
          Map.entry("QUARKUS_FLYWAY_PASSWORD", role + "_owner"),
          Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrap),
          Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url()),
          Map.entry("BOUQUET_SERVICE_TOKEN_URL", issuer.url() + "/token"),
          Map.entry("BOUQUET_SERVICE_CLIENT_SECRET", "local"),
          Map.entry("BOUQUET_POD_NAME", podName),
          Map.entry("BOUQUET_PUBLIC_URL", "http://127.0.0.1:" + port));
    }
  }

  /// Returns when it is ready.
  ///
  /// @param module the service's folder, where it was packaged
  /// @param folder for its log
  /// @param flags of its JVM
  public static ServiceProcess start(
      Path module, Path folder, String podName, Parts parts, List<String> flags)
      throws IOException, InterruptedException {
    var app = module.resolve("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    if (!Files.exists(app)) {
      throw new IllegalStateException(module + " is not packaged: " + app + " is missing");
    }
    Files.createDirectories(folder);
    int port = Ports.free();
    int grpcPort = Ports.free();
    var launch =
        Launch.of(command(app, flags), folder)
            .withEnvironment(parts.environment(podName, port, grpcPort));
    var log = folder.resolve(podName + ".log");
    var child = ChildProcess.start(podName, launch, log, RecordedProcesses.in(folder));
    var process = new ServiceProcess(child, log, port, grpcPort);
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    try {
      process.awaitReady();
      return process;
    } catch (IOException | InterruptedException | IllegalStateException e) {
      process.close();
      throw e;
    }
  }

  private static List<String> command(Path app, List<String> flags) {
    var command = new ArrayList<String>();
    command.add(JavaCommand.executable());
    command.addAll(flags);
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
      if (!child.alive() || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "%s ended or did not become ready:%n%s".formatted(log, Files.readString(log)));
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

  public long pid() {
    return child.pid();
  }

  /// Of its REST API.
  public int port() {
    return port;
  }

  public int grpcPort() {
    return grpcPort;
  }

  /// The file with all that it has said.
  public Path log() {
    return log;
  }

  /// What `/q/metrics` says.
  public String metrics() throws IOException, InterruptedException {
    return http.send(request("/q/metrics"), BodyHandlers.ofString()).body();
  }

  /// It stands still, with whatever it holds.
  public void freeze() throws IOException, InterruptedException {
    signal("STOP", child.pid());
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT", child.pid());
  }

  /// Sends a signal that Java cannot.
  public static void signal(String signal, long pid) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -%s %d: %d".formatted(signal, pid, status));
    }
  }

  /// Asks it to stop, as an orchestrator does, and returns when it has.
  public void stop()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    signal("TERM", child.pid());
    var _ = child.exit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    http.close();
  }

  /// Gone at once, as by `kill -9`; what it would tidy up stays.
  @Override
  public void close() {
    child.kill();
    http.close();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(ANSWER_PATIENCE)
        .build();
  }
}
