package dev.bouquet.local;

import dev.bouquet.local.parts.JavaCommand;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.StateFolder;
import dev.bouquet.local.supervisor.Supervisor.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs `up` in a process of its own that has left the terminal, and shows what it says until it is
/// ready.
final class DetachedLauncher {
  private static final long POLL_MILLIS = 100;

  private final StateFolder state;
  private final List<String> arguments;

  DetachedLauncher(StateFolder state, List<String> arguments) {
    this.state = state;
    this.arguments = arguments;
  }

  /// @return 0 when the suite is ready, otherwise the other process's exit status
  int startAndFollow(PrintStream out) throws IOException, InterruptedException {
    var log = state.log("launcher");
    Files.createDirectories(log.getParent());
    long shown = Files.exists(log) ? Files.size(log) : 0;
    var launcher = start(log);
    // Until it is ready it belongs to us: Ctrl-C here ends it there.
    var hook = Thread.ofPlatform().unstarted(launcher::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
    while (true) {
      boolean alive = launcher.isAlive();
      boolean ready = alive && ready(launcher.pid());
      shown = show(log, shown, out);
      if (ready || !alive) {
        Runtime.getRuntime().removeShutdownHook(hook);
        return ready ? 0 : launcher.exitValue();
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private Process start(Path log) throws IOException {
    var command = new ArrayList<String>();
    command.addAll(List.of("setsid", JavaCommand.executable()));
    command.addAll(List.of("-Xms16m", "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xshare:auto"));
    command.add("-Dbouquet.root=" + SuiteOptions.root());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Bouquet.class.getName(), "up"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean ready(long pid) throws IOException, InterruptedException {
    var client = ControlClient.of(state);
    if (client.isEmpty() || client.get().pid() != pid) {
      return false;
    }
    return client.get().status().filter(status -> status.phase() == Phase.RUNNING).isPresent();
  }

  private static long show(Path log, long from, PrintStream out) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var news = new byte[Math.toIntExact(file.length() - from)];
      file.seek(from);
      file.readFully(news);
      out.write(news);
      out.flush();
      return from + news.length;
    }
  }
}
