package dev.bouquet.kit.test;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Starts what a service stands on, once per module. `@WithTestResource(value =
/// SuiteResource.class, initArgs = …)` with `service=wallet` and, where the service calls others,
/// `roles=wallet-charge,room-read` for its own token.
public final class SuiteResource implements QuarkusTestResourceLifecycleManager {
  private static volatile LocalIssuer issuer;
  private static volatile RunningServer postgres;
  private static volatile RunningServer kafka;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private String service = "";
  private Set<String> roles = Set.of();

  /// The issuer whose tokens the service under test takes.
  public static LocalIssuer issuer() {
    return issuer;
  }

  public static String kafkaBootstrap() {
    return "127.0.0.1:" + kafka.port();
  }

  public static String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database;
  }

  @Override
  public void init(Map<String, String> args) {
    service = args.get("service");
    roles = Set.of(args.getOrDefault("roles", "none").split(","));
  }

  /// Kafka's clients look their plug-ins up in the thread's class loader. It has to be the one that
  /// the servers come from, which in a build beside others is not always this class's.
  @Override
  public Map<String, String> start() {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(TestServers.class.getClassLoader());
    try {
      return startAll();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Map<String, String> startAll() {
    var root = Path.of(System.getProperty("bouquet.root"));
    var state = Path.of("target", "parts-state").toAbsolutePath();
    issuer = keep(LocalIssuer.start(roles));
    postgres = keep(TestServers.postgres(root, state.resolve("postgres"), List.of(service)));
    kafka = keep(TestServers.kafka(root, state.resolve("kafka"), Topics.ALL));
    var config = new HashMap<String, String>();
    config.put("quarkus.datasource.jdbc.url", jdbcUrl(service));
    config.put("quarkus.datasource.username", service);
    config.put("quarkus.datasource.password", service);
    config.put("quarkus.flyway.username", service + "_owner");
    config.put("quarkus.flyway.password", service + "_owner");
    config.put("kafka.bootstrap.servers", kafkaBootstrap());
    config.put("quarkus.oidc.auth-server-url", issuer.url());
    config.put("bouquet.service.client-id", service + "-service");
    config.put("bouquet.service.client-secret", "local");
    config.put("bouquet.service.token-url", issuer.url() + "/token");
    int port = freePort();
    config.put("quarkus.http.test-port", Integer.toString(port));
    config.put("quarkus.grpc.server.test-port", Integer.toString(freePort()));
    config.put("bouquet.public-url", "http://127.0.0.1:" + port);
    config.put("bouquet.pod-name", service + "-test");
    // A broker that starts empty must not meet the state of an earlier one.
    var streams = state.resolve("streams").resolve(Ids.next().toString());
    config.put("bouquet.state-dir", streams.toString());
    return config;
  }

  @Override
  public void stop() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// Known before the service starts, since what it tells others holds its own address.
  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }
}
