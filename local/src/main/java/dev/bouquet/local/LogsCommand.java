package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.suite.Suite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the end of a part's log.")
final class LogsCommand implements Callable<Integer> {
  private static final int TAIL_BYTES = 1 << 20;
  private static final long POLL_MILLIS = 200;

  @Mixin private SuiteOptions options = new SuiteOptions();

  @Parameters(paramLabel = "PART", description = "A part's name, or 'launcher'.")
  private String part = "";

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "200",
      description = "How many lines (default: 200).")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      negatable = true,
      description = "Goes on until Ctrl-C (default: on a terminal).")
  private boolean follow = Boolean.getBoolean("bouquet.terminal");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!part.equals("launcher") && !Suite.partNames().contains(part)) {
      throw new PartFailure("no such part: " + part);
    }
    var log = options.state().log(part);
    if (!Files.exists(log)) {
      throw new PartFailure("%s has no log yet (%s)".formatted(part, log));
    }
    long shown = tail(log);
    while (follow) {
      Thread.sleep(POLL_MILLIS);
      shown = more(log, shown);
    }
    return 0;
  }

  private long tail(Path log) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long length = file.length();
      var bytes = new byte[(int) Math.min(length, TAIL_BYTES)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      int start = bytes.length;
      for (int found = 0; start > 0; start--) {
        if (bytes[start - 1] == '\n' && start < bytes.length && ++found == lines) {
          break;
        }
      }
      System.out.write(bytes, start, bytes.length - start);
      System.out.flush();
      return length;
    }
  }

  /// A log that became shorter was rotated: it is shown from its beginning.
  private static long more(Path log, long shown) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = file.length() < shown ? 0 : shown;
      var bytes = new byte[(int) Math.min(file.length() - from, TAIL_BYTES)];
      file.seek(from);
      file.readFully(bytes);
      System.out.write(bytes);
      System.out.flush();
      return from + bytes.length;
    }
  }
}
