package dev.bouquet.local.suite;

import dev.bouquet.local.gateway.Gateway;
import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Server;
import dev.bouquet.local.supervisor.StateFolder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The gateway in a JVM of its own, from a copy of the launcher's jar and libraries.
final class GatewayServer implements Server {
  private final Path target;
  private final StateFolder state;
  private final SuitePorts ports;
  private final HttpClient http;

  GatewayServer(Path repositoryRoot, StateFolder state, SuitePorts ports, HttpClient http) {
    this.target = repositoryRoot.resolve("local/target");
    this.state = state;
    this.ports = ports;
    this.http = http;
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.gateway());
  }

  @Override
  public void prepare() throws IOException {
    var app = state.app(name());
    AppCopy.make(target.resolve("lib"), app.resolve("lib"));
    Files.copy(
        target.resolve("local.jar"),
        app.resolve("gateway.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.createDirectories(folder());
  }

  private Path folder() {
    return state.part("work").resolve(name());
  }

  @Override
  public Launch launch() {
    var app = state.app(name());
    var command = new ArrayList<String>();
    command.add(JavaCommand.executable());
    command.addAll(List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:MaxDirectMemorySize=64m", "--enable-native-access=ALL-UNNAMED"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(
        List.of(
            "-cp", app.resolve("gateway.jar") + File.pathSeparator + app.resolve("lib") + "/*"));
    command.add(Gateway.class.getName());
    command.add(Integer.toString(ports.gateway()));
    for (var service : Service.values()) {
      command.add(service.id() + "=" + ports.service(service));
    }
    return Launch.of(command, folder());
  }

  @Override
  public boolean ready() throws InterruptedException {
    return Answers.ok(http, URI.create(ports.gatewayUrl() + "/health"));
  }
}
