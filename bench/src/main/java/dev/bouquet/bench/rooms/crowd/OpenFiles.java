package dev.bouquet.bench.rooms.crowd;

import dev.bouquet.bench.load.LoadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// How many files, and so sockets, a process may have open, as `/proc` shows it
/// (proc_pid_limits(5)). A JVM raises its own limit as far as it may when it starts.
public final class OpenFiles {
  private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files +(\\d+)");

  /// For everything that is no viewer.
  private static final int OTHERS = 500;

  private OpenFiles() {}

  /// @throws LoadFailure where that many viewers do not fit
  public static void require(int viewers) throws IOException {
    long limit = limit(Files.readString(Path.of("/proc/self/limits")));
    if (limit < viewers + OTHERS) {
      throw new LoadFailure(
          "%,d viewers need as many open files and %d more, and the limit is %,d: raise it with `ulimit -n`"
              .formatted(viewers, OTHERS, limit));
    }
  }

  static long limit(String limits) {
    var found = LIMIT.matcher(limits);
    return found.find() ? Long.parseLong(found.group(1)) : Long.MAX_VALUE; // "unlimited"
  }
}
