package dev.bouquet.local.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keycloak with its database in our PostgreSQL. Its `build` runs once per checkout, whatever state
/// folder asks first.
///
/// A realm is imported when the database does not have it, and never changed afterwards.
public final class KeycloakServer implements Server {
  public static final String ADMIN = "admin";

  private static final List<String> BUILD_OPTIONS =
      List.of("--db=postgres", "--cache=local", "--health-enabled=true");
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

  private final Installation installation;
  private final Path folder;
  private final int port;
  private final int managementPort;
  private final int databasePort;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();

  public KeycloakServer(
      Installation installation, Path folder, int port, int managementPort, int databasePort) {
    this.installation = installation;
    this.folder = folder;
    this.port = port;
    this.managementPort = managementPort;
    this.databasePort = databasePort;
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, managementPort);
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var imports = Files.createDirectories(home().resolve("data/import"));
    try (var realm = KeycloakServer.class.getResourceAsStream("/keycloak/bouquet-realm.json")) {
      if (realm == null) {
        throw new IOException("the realm file is not on the class path");
      }
      var next = Files.createTempFile(folder, "realm", ".json");
      Files.copy(realm, next, StandardCopyOption.REPLACE_EXISTING);
      Files.move(next, imports.resolve("bouquet-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path home() throws InterruptedException {
    return installation.keycloak(String.join(" ", BUILD_OPTIONS), this::build);
  }

  private void build(Path home) throws IOException, InterruptedException {
    var log = folder.resolve("build.log");
    var command = new ArrayList<>(java(home, "-Xmx512m"));
    command.add("build");
    command.addAll(BUILD_OPTIONS);
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new PartFailure(
            "keycloak: build failed with status %d, see %s".formatted(status, log));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /// Without the shell script, which would stay between us and the process. The flags that are not
  /// about memory are that script's.
  private static List<String> java(Path home, String maximumHeap) {
    return List.of(
        JavaCommand.executable(),
        "-Xms64m",
        maximumHeap,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  @Override
  public Launch launch() throws InterruptedException {
    var command = new ArrayList<>(java(home(), "-Xmx256m"));
    command.addAll(List.of("start", "--optimized", "--import-realm"));
    return Launch.of(command, folder)
        .withEnvironment(
            Map.ofEntries(
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", Integer.toString(port)),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1"),
                // One issuer, by whatever name a client reaches it.
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_HOSTNAME", "http://127.0.0.1:" + port),
                Map.entry(
                    "KC_DB_URL", "jdbc:postgresql://127.0.0.1:%d/keycloak".formatted(databasePort)),
                Map.entry("KC_DB_USERNAME", "keycloak_owner"),
                Map.entry("KC_DB_PASSWORD", "keycloak_owner"),
                Map.entry("KC_DB_POOL_INITIAL_SIZE", "1"),
                Map.entry("KC_DB_POOL_MAX_SIZE", "10"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN)));
  }

  /// Its port is open long before it has started: until then it answers 503.
  @Override
  public boolean ready() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/realms/bouquet/.well-known/openid-configuration"
                        .formatted(port)))
            .timeout(ANSWER_PATIENCE)
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
