package dev.bouquet.local;

import dev.bouquet.local.supervisor.Lifecycle;
import dev.bouquet.local.supervisor.SupervisedPart;
import dev.bouquet.local.supervisor.Supervisor;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Shows how far each part is: on a terminal a table that is drawn again in place, elsewhere a line
/// per step. Once the start is over, only what a person should know is said: deaths and returns.
final class Progress {
  private final PrintStream out;
  private final boolean terminal;
  private List<SupervisedPart> parts = List.of();
  private boolean over;
  private int drawnLines;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  synchronized void begin(Supervisor supervisor) {
    parts = supervisor.parts();
  }

  synchronized void end() {
    over = true;
  }

  synchronized void changed(SupervisedPart part) {
    if (over) {
      later(part);
    } else if (terminal) {
      draw();
    } else {
      out.println(line(part));
    }
  }

  private void draw() {
    if (drawnLines > 0) {
      out.printf("\033[%dA", drawnLines);
    }
    for (var part : parts) {
      out.print("\r\033[K" + line(part) + "\n");
    }
    out.flush();
    drawnLines = parts.size();
  }

  private static String line(SupervisedPart part) {
    var state = part.lifecycle();
    var detail =
        switch (state) {
          case Lifecycle.Ready(_, var took, _) ->
              seconds(took) + "  port " + part.ports().getFirst();
          case Lifecycle.Preparing _ when part.name().equals("keycloak") ->
              "(its own build, about half a minute, the first time)";
          case Lifecycle.Failed(var reason) -> reason;
          case Lifecycle.BackingOff(var reason, _) -> reason;
          case Lifecycle.Stopped _,
              Lifecycle.Preparing _,
              Lifecycle.Waiting _,
              Lifecycle.Starting _,
              Lifecycle.Stopping _ ->
              "";
        };
    return "  %-16s %-11s %s".formatted(part.name(), state.label(), detail).stripTrailing();
  }

  private void later(SupervisedPart part) {
    switch (part.lifecycle()) {
      case Lifecycle.BackingOff(var reason, var delay) ->
          out.printf("%s %s; started again in %s%n", now(), reason, seconds(delay));
      case Lifecycle.Ready(_, var took, _) ->
          out.printf("%s %s is ready (%s)%n", now(), part.name(), seconds(took));
      case Lifecycle.Stopped _ -> out.printf("%s %s stopped%n", now(), part.name());
      case Lifecycle.Preparing _,
          Lifecycle.Waiting _,
          Lifecycle.Starting _,
          Lifecycle.Stopping _,
          Lifecycle.Failed _ -> {}
    }
  }

  private static String now() {
    return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
