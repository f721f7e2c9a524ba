package dev.bouquet.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Real servers for tests: started once per JVM by the caller, stopped on close.
///
/// Each start is from an empty folder and on free ports, so test runs do not see each other. The
/// server also ends with its JVM; what a JVM killed hard could leave behind is ended by the next
/// start in the same folder.
public final class TestServers {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 50;

  private TestServers() {}

  /// For each name `x` a database `x`, its owner `x_owner` and the role `x`, which may connect and
  /// use schema `public` and nothing else. A role's password is its name.
  public static RunningServer postgres(
      Path repositoryRoot, Path stateFolder, List<String> databases) {
    return postgres(repositoryRoot, stateFolder, databases, Map.of());
  }

  /// @param settings of the server, beside and instead of the usual ones
  public static RunningServer postgres(
      Path repositoryRoot, Path stateFolder, List<String> databases, Map<String, String> settings) {
    return starting(
        "postgresql",
        stateFolder,
        folder ->
            new PostgresServer(
                Installation.of(repositoryRoot).postgresql(),
                folder,
                Ports.free(),
                databases,
                settings));
  }

  /// A broker with these topics and no others; [Topics#ALL] are the suite's own.
  public static RunningServer kafka(Path repositoryRoot, Path stateFolder, List<TopicSpec> topics) {
    return kafka(repositoryRoot, stateFolder, topics, KafkaServer.Stay.BRIEF);
  }

  /// As above.
  public static RunningServer kafka(
      Path repositoryRoot, Path stateFolder, List<TopicSpec> topics, KafkaServer.Stay stay) {
    return starting(
        "kafka",
        stateFolder,
        folder ->
            new KafkaServer(
                Installation.of(repositoryRoot).kafka(),
                folder,
                Ports.free(),
                Ports.free(),
                topics,
                stay));
  }

  @FunctionalInterface
  private interface Recipe {
    Server in(Path folder) throws InterruptedException;
  }

  private static RunningServer starting(String name, Path stateFolder, Recipe recipe) {
    try {
      var folder = stateFolder.toAbsolutePath().normalize().resolve(name);
      Files.createDirectories(folder);
      var recorded = RecordedProcesses.in(folder);
      recorded.endAll();
      Archives.deleteTree(folder);
      Files.createDirectories(folder);
      return start(recipe.in(folder), folder.resolve(name + ".log"), recorded);
    } catch (IOException e) {
      throw new PartFailure(name + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure(name + " was interrupted while it started", e);
    }
  }

  private static RunningServer start(Server server, Path log, RecordedProcesses recorded)
      throws IOException, InterruptedException {
    server.prepare();
    var process = ChildProcess.start(server.name(), server.launch(), log, recorded);
    Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!server.ready()) {
      if (!process.alive()) {
        throw new PartFailure("%s ended while it started, see %s".formatted(server.name(), log));
      }
      if (System.nanoTime() - deadline > 0) {
        process.kill();
        throw new PartFailure("%s did not become ready, see %s".formatted(server.name(), log));
      }
      Thread.sleep(POLL_MILLIS);
    }
    server.provision();
    return new RunningServer(server.ports().getFirst(), log, process);
  }
}
