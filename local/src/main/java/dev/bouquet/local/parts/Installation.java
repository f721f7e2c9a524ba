package dev.bouquet.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// The servers' programs, unpacked once per checkout into `.bouquet/parts` and shared by every
/// state folder.
///
/// A program's folder is named after a digest of its archive, so a new version never changes files
/// under a server that runs. It counts only when its `.complete` file is there, which is written
/// last; one that was interrupted is made again. A file lock keeps several launchers and test runs
/// from doing the work twice.
public final class Installation {
  private static final String COMPLETE = ".complete";

  /// File locks belong to the JVM: its own threads need this one as well.
  private static final ReentrantLock JVM_LOCK = new ReentrantLock();

  private final Path archives;
  private final Path kafkaJars;
  private final Path parts;
  private final ConcurrentMap<Path, Digest> digests = new ConcurrentHashMap<>();

  /// Fills an empty folder.
  @FunctionalInterface
  interface Step {
    void into(Path folder) throws IOException, InterruptedException;
  }

  private Installation(Path repositoryRoot) {
    var fetched = repositoryRoot.resolve("local/parts/target");
    this.archives = fetched.resolve("archives");
    this.kafkaJars = fetched.resolve("kafka");
    this.parts = repositoryRoot.resolve(".bouquet/parts");
  }

  public static Installation of(Path repositoryRoot) {
    return new Installation(repositoryRoot.toAbsolutePath().normalize());
  }

  /// The folder with PostgreSQL's `bin`, `lib` and `share`.
  public Path postgresql() throws InterruptedException {
    var archive = fetched(archives.resolve("postgresql.jar"));
    return installed(
        "postgresql", digest(archive), folder -> Archives.unpackPostgresql(archive, folder));
  }

  /// A folder with the broker's jars: copies, because a build may replace those it fetched while a
  /// broker runs.
  public Path kafka() throws InterruptedException {
    try (var jars = Files.list(fetched(kafkaJars))) {
      var files = jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
      return installed(
          "kafka",
          Digest.ofListing(files),
          folder -> {
            for (var jar : files) {
              Files.copy(jar, folder.resolve(jar.getFileName()));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keycloak's folder after its own `build`, which takes half a minute and depends on nothing but
  /// `recipe`.
  public Path keycloak(String recipe, Step build) throws InterruptedException {
    var archive = fetched(archives.resolve("keycloak.zip"));
    return installed(
        "keycloak",
        digest(archive).with(recipe),
        folder -> {
          Archives.unzip(archive, folder);
          build.into(folder);
        });
  }

  private Digest digest(Path archive) {
    return digests.computeIfAbsent(
        archive, _ -> Digest.remembered(archive, parts.resolve(archive.getFileName() + ".digest")));
  }

  private Path fetched(Path path) {
    if (!Files.exists(path)) {
      throw new PartFailure(
          "The servers' archives are missing (%s): run './bouquet up' or 'mvn -f local/parts/pom.xml generate-resources' once."
              .formatted(path));
    }
    return path;
  }

  Path installed(String name, Digest digest, Step step) throws InterruptedException {
    var folder = parts.resolve(name + "-" + digest.brief());
    if (Files.exists(folder.resolve(COMPLETE))) {
      return folder;
    }
    JVM_LOCK.lockInterruptibly();
    try {
      Files.createDirectories(parts);
      try (var channel =
          FileChannel.open(
              parts.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        if (!Files.exists(folder.resolve(COMPLETE))) {
          Archives.deleteTree(folder);
          Files.createDirectories(folder);
          step.into(folder);
          Files.createFile(folder.resolve(COMPLETE));
        }
        return folder;
      }
    } catch (IOException e) {
      throw new PartFailure(
          "%s cannot be unpacked into %s: %s".formatted(name, folder, e.getMessage()), e);
    } finally {
      JVM_LOCK.unlock();
    }
  }
}
