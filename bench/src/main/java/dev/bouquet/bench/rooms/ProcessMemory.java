package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.local.parts.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What processes have in memory, without what the kernel keeps for their sockets.
final class ProcessMemory {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final long BYTES_PER_KIB = 1_024;

  private ProcessMemory() {}

  /// Of a process and all that descend from it. Memory that they share counts for each.
  static long residentBytes(long pid) throws IOException {
    var root = ProcessHandle.of(pid).orElseThrow(() -> new LoadFailure("process gone: " + pid));
    long bytes = 0;
    for (var process : Stream.concat(root.descendants(), Stream.of(root)).toList()) {
      var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
      bytes += bytesIn(RESIDENT, status) * BYTES_PER_KIB;
    }
    return bytes;
  }

  /// The number in the first line that fits.
  static long bytesIn(Pattern line, String text) {
    var found = line.matcher(text);
    if (!found.find()) {
      throw new LoadFailure("no line like " + line);
    }
    return Long.parseLong(found.group(1));
  }

  /// Lets a JVM collect its garbage, now and in full.
  static void collectGarbage(long pid) throws IOException, InterruptedException {
    var jcmd = Path.of(JavaCommand.executable()).resolveSibling("jcmd").toString();
    int status =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new LoadFailure("jcmd %d GC.run: %d".formatted(pid, status));
    }
  }
}
