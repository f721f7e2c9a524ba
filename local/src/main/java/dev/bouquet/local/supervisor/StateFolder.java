package dev.bouquet.local.supervisor;

import dev.bouquet.local.parts.Archives;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one running suite keeps what it knows. The default folder also holds what all suites of a
/// checkout share, so only the entries named here are ever deleted.
public record StateFolder(Path path) {
  private static final long LOG_ROTATION_BYTES = 10L << 20;
  private static final List<String> DATA =
      List.of(
          "postgresql",
          "kafka",
          "keycloak",
          "apps",
          "work",
          "room-streams",
          "logs",
          "supervisor.json",
          "pids");

  /// What only a suite leaves behind.
  private static final List<String> SIGNS = List.of("pids", "supervisor.json", "postgresql");

  /// The folder that a part may call its own.
  public Path part(String name) {
    return path.resolve(name);
  }

  /// A copy of a program, so that a build does not change it while it runs.
  public Path app(String name) {
    return path.resolve("apps").resolve(name);
  }

  public Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  public Path supervisorFile() {
    return path.resolve("supervisor.json");
  }

  /// Held by a supervisor for as long as it lives, in whatever way it ends.
  ///
  /// @return empty when another process holds it
  public Optional<FileLock> lock() throws IOException {
    Files.createDirectories(path);
    var channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return Optional.ofNullable(lock);
  }

  void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_ROTATION_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Deletes all data, where a suite has ever run: a folder that was named by mistake stays as it
  /// is.
  ///
  /// @return whether it was one
  public boolean wipe() throws IOException {
    if (SIGNS.stream().map(path::resolve).noneMatch(Files::exists)) {
      return false;
    }
    for (var entry : DATA) {
      var target = path.resolve(entry);
      if (Files.isDirectory(target)) {
        Archives.deleteTree(target);
      } else {
        Files.deleteIfExists(target);
      }
    }
    return true;
  }
}
