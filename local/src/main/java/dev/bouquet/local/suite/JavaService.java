package dev.bouquet.local.suite;

import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.parts.Server;
import dev.bouquet.local.supervisor.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One of the four services, told everything by its environment.
final class JavaService implements Server {
  /// Up to here four services that compile themselves twice take half of a start's time: 7 s of
  /// processor each, against 3.5 s with the quick compiler alone.
  private static final int FEW_PROCESSORS = 2;

  private final Service service;
  private final Path repositoryRoot;
  private final StateFolder state;
  private final SuitePorts ports;
  private final HttpClient http;

  JavaService(
      Service service, Path repositoryRoot, StateFolder state, SuitePorts ports, HttpClient http) {
    this.service = service;
    this.repositoryRoot = repositoryRoot;
    this.state = state;
    this.ports = ports;
    this.http = http;
  }

  @Override
  public String name() {
    return service.part();
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.service(service), ports.grpc(service));
  }

  private Path app() {
    return state.app(name());
  }

  @Override
  public void prepare() throws IOException {
    var built = repositoryRoot.resolve(name()).resolve("target/quarkus-app");
    if (!Files.exists(built.resolve("quarkus-run.jar"))) {
      throw new PartFailure("%s is not built: %s is missing".formatted(name(), built));
    }
    AppCopy.make(built, app());
    Files.createDirectories(folder());
  }

  /// Where it runs and may write.
  private Path folder() {
    return state.part("work").resolve(name());
  }

  @Override
  public Launch launch() {
    var command = new ArrayList<String>();
    command.add(JavaCommand.executable());
    command.addAll(List.of("-Xms32m", "-Xmx" + service.heapMegabytes() + "m", "-Xss512k"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    if (Runtime.getRuntime().availableProcessors() <= FEW_PROCESSORS) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-jar", app().resolve("quarkus-run.jar").toString()));
    return Launch.of(command, folder()).withEnvironment(environment());
  }

  Map<String, String> environment() {
    var id = service.id();
    var environment = new LinkedHashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.service(service)));
    environment.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
    environment.put("QUARKUS_GRPC_SERVER_PORT", Integer.toString(ports.grpc(service)));
    environment.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgresql(), id));
    environment.put("QUARKUS_DATASOURCE_USERNAME", id);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", id);
    environment.put("QUARKUS_FLYWAY_USERNAME", id + "_owner");
    environment.put("QUARKUS_FLYWAY_PASSWORD", id + "_owner");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", ports.realmUrl());
    environment.put("BOUQUET_SERVICE_TOKEN_URL", ports.tokenUrl());
    environment.put("BOUQUET_SERVICE_CLIENT_ID", service.part());
    environment.put("BOUQUET_SERVICE_CLIENT_SECRET", service.part() + "-local");
    environment.put("BOUQUET_POD_NAME", id + "-0");
    environment.put("BOUQUET_PUBLIC_URL", ports.gatewayUrl());
    for (var other : Service.values()) {
      if (other != service) {
        var client = "QUARKUS_GRPC_CLIENTS_" + other.id().toUpperCase(Locale.ROOT);
        environment.put(client + "_HOST", "127.0.0.1");
        environment.put(client + "_PORT", Integer.toString(ports.grpc(other)));
      }
    }
    if (service == Service.GIFT) {
      environment.put("BOUQUET_WEBHOOK_TARGET_ALLOW_LOOPBACK", "true");
      environment.put("BOUQUET_UNDO_WINDOW", "30s");
      environment.put("BOUQUET_UNDO_MIN_COINS", "100");
    }
    if (service == Service.ROOM) {
      environment.put("BOUQUET_STATE_DIR", state.part("room-streams").toString());
      // All viewers come from this machine.
      environment.put("BOUQUET_ROOM_STREAM_MAX_CONNECTIONS_PER_ADDRESS_COUNT", "10000");
      environment.put("BOUQUET_ROOM_FOLD_MOMENTUM_GIVERS_COUNT", "3"); // there are few logins
    }
    return environment;
  }

  @Override
  public boolean ready() throws InterruptedException {
    return Answers.ok(
        http, URI.create("http://127.0.0.1:" + ports.service(service) + "/q/health/ready"));
  }
}
