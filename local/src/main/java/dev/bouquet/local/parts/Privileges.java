package dev.bouquet.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the system lets us do to a child before it starts.
final class Privileges {
  private static final long PROBE_SECONDS = 5;
  private static final String NOBODY = "65534";

  private Privileges() {}

  /// Probed once: a missing or an older `setpriv` is no reason not to run.
  private static final class ParentDeathSignal {
    static final boolean AVAILABLE = succeeds("setpriv", "--pdeathsig", "TERM", "true");
  }

  private static final class UserNamespace {
    static final boolean AVAILABLE = succeeds("unshare", "-U", "true");
  }

  private static final class OwnSession {
    static final boolean AVAILABLE = succeeds("setsid", "true");
  }

  static boolean ownSession() {
    return OwnSession.AVAILABLE;
  }

  static boolean parentDeathSignal() {
    return ParentDeathSignal.AVAILABLE;
  }

  /// The prefix of a command that must not run as root. In a user namespace of its own root becomes
  /// nobody, and what it writes stays root's. Where namespaces are forbidden it becomes nobody for
  /// good, and is given the folder.
  static List<String> withoutRoot(Path folder) {
    if (!root()) {
      return List.of();
    }
    if (UserNamespace.AVAILABLE) {
      return List.of("unshare", "-U");
    }
    if (!succeeds("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())) {
      throw new PartFailure(
          "PostgreSQL does not run as root, and neither user namespaces nor setpriv work here: use another user.");
    }
    return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  }

  private static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
