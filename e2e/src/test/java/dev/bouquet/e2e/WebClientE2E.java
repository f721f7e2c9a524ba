package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The TypeScript client's own tests, against this suite; nothing else here needs Node.
///
/// Where it must not be left out, the environment says `BOUQUET_NPM=required`.
class WebClientE2E {
  private static final File CLIENT = RunningSuite.ROOT.resolve("web/client").toFile();
  private static final int MOST_MINUTES = 3;

  @Test
  void passesItsTests(@TempDir Path directory) throws Exception {
    assumeTrue(
        "required".equals(System.getenv("BOUQUET_NPM")) || isOnThePath("npm"),
        "npm is not on this machine");
    var log = directory.resolve("log").toFile();

    assertThat(npm(log, "ci", "--prefer-offline")).as(() -> read(log)).isZero();
    assertThat(npm(log, "test")).as(() -> read(log)).isZero();

    assertThat(read(log)).contains(" skipped 0", " fail 0");
  }

  /// @return its exit code; whatever it has started has ended by then
  private static int npm(File log, String... arguments) throws Exception {
    var builder =
        new ProcessBuilder("npm")
            .directory(CLIENT)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.command().addAll(List.of(arguments));
    builder.environment().put("BOUQUET_URL", RunningSuite.url());
    var process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static String read(File log) {
    try {
      return Files.readString(log.toPath());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean isOnThePath(String tool) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }
}
