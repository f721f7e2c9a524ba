package dev.bouquet.local.suite;

import dev.bouquet.local.parts.Archives;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A copy of a built program, so that the next build does not pull the jars from under the one that
/// runs.
///
/// Libraries are linked instead of copied where the file system can: a build replaces such files
/// and never writes into them.
final class AppCopy {
  private AppCopy() {}

  static void make(Path built, Path copy) throws IOException {
    Archives.deleteTree(copy);
    Files.walkFileTree(
        built,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(copy.resolve(built.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var relative = built.relativize(file);
            if (relative.startsWith("lib") || built.endsWith("lib")) {
              linkOrCopy(file, copy.resolve(relative));
            } else {
              Files.copy(file, copy.resolve(relative));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void linkOrCopy(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, copy);
    }
  }
}
