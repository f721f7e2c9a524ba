package dev.bouquet.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A process and all that descend from it, as `/proc` shows them (proc_pid_stat(5)).
public final class ProcessTree {
  /// `USER_HZ`, the unit in which the kernel tells times, is 100 on every platform that Java has.
  private static final long MICROS_PER_TICK = 10_000;

  /// Counted from the field after the program's name, which may itself hold spaces.
  private static final int USER_TIME = 11;

  private static final int CHILDREN_SYSTEM_TIME = 14;

  private static final Pattern COMPILER = Pattern.compile("^\\d+ \\(C[12] Compiler");

  private ProcessTree() {}

  /// User and system time so far, with that of children that have ended and been waited for.
  public static long cpuMicros(long pid) throws IOException {
    var root = ProcessHandle.of(pid).orElseThrow(() -> new LoadFailure("process gone: " + pid));
    long ticks = 0;
    for (var process : Stream.concat(root.descendants(), Stream.of(root)).toList()) {
      ticks += ticks(process.pid());
    }
    return ticks * MICROS_PER_TICK;
  }

  /// Of the Java compilers' threads in a process, so far. A compiler that has ended takes its time
  /// with it.
  public static long compilerMicros(long pid) throws IOException {
    long ticks = 0;
    try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (var thread : threads.toList()) {
        var stat = read(thread.resolve("stat"));
        ticks += COMPILER.matcher(stat).find() ? ticks(stat) : 0;
      }
    }
    return ticks * MICROS_PER_TICK;
  }

  private static long ticks(long pid) throws IOException {
    return ticks(read(Path.of("/proc", Long.toString(pid), "stat")));
  }

  /// Empty for what has ended since it was listed: a process's parent counts it now.
  private static String read(Path stat) throws IOException {
    try {
      return Files.readString(stat);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  static long ticks(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }
}
