package dev.bouquet.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Proportional set size of processes, as Linux counts it.
final class Memory {
  private Memory() {}

  /// Of a process and all that it has started.
  static OptionalLong ofTree(long pid) {
    var handle = ProcessHandle.of(pid);
    if (handle.isEmpty()) {
      return OptionalLong.empty();
    }
    var sizes =
        Stream.concat(handle.stream(), handle.get().descendants())
            .map(ProcessHandle::pid)
            .map(Memory::of)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .toArray();
    return sizes.length == 0 ? OptionalLong.empty() : OptionalLong.of(LongStream.of(sizes).sum());
  }

  static OptionalLong of(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
