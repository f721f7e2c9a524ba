package dev.bouquet.bench.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What a run came to, for people, programs and later comparison.
///
/// @param settings of the database
record Report(
    Instant at,
    boolean quick,
    SequencedMap<String, String> settings,
    List<Measurement> measurements) {
  private static final ObjectMapper JSON = new ObjectMapper();

  List<Figures> figures() {
    return measurements.stream()
        .map(one ->
            one.comparedWith(
                measurements.stream()
                    .filter(other -> other.is(PathName.BASELINE, one.distribution(), one.wallets()))
                    .findFirst()
                    .orElse(null)))
        .toList();
  }

  /// The array that `--json` prints.
  String json() throws JsonProcessingException {
    return JSON.writeValueAsString(figures());
  }

  /// Writes what is needed to compare this run with another one.
  Path keep(Path folder) throws IOException {
    return new Results("wallet", at, quick, settings, figures(), Targets.of(measurements))
        .keep(folder);
  }

  void print(PrintStream out) {
    out.printf(
        "%n%d processors, Java %s%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version());
    settings.forEach((name, value) -> out.printf("  %-30s %s%n", name, value));
    out.printf(
        "%n%-9s %-7s %9s %9s %8s %8s %8s %9s %8s %8s %8s %9s%n",
        "path",
        "gifts",
        "wallets",
        "gifts/s",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "db CPU µs",
        "WAL B",
        "disk B",
        "ratio",
        "commit ms");
    var figures = figures();
    for (int i = 0; i < figures.size(); i++) {
      line(out, figures.get(i), measurements.get(i).commitMillis());
    }
    out.printf(
        "%nLatencies at half of the peak, from the intended start. Per gift: CPU, WAL, disk.%n%n");
    for (var target : Targets.of(measurements)) {
      out.printf(
          "%-52s %-8s %10s  %s%n",
          target.name(), target.limitInWords(), target.reachedInWords(), target.verdict());
    }
  }

  private static void line(PrintStream out, Figures one, double commitMillis) {
    var ratio = one.ratioToBaseline();
    out.printf(
        Locale.ROOT,
        "%-9s %-7s %,9d %,9.0f %8.2f %8.2f %8.2f %9.1f %,8.0f %,8.0f %8s %9.2f%n",
        one.path(),
        one.distribution(),
        one.wallets(),
        one.giftsPerSecond(),
        one.p50Ms(),
        one.p99Ms(),
        one.p999Ms(),
        one.dbCpuMicrosPerGift(),
        one.walBytesPerGift(),
        one.diskBytesPerGift(),
        ratio == null ? "-" : String.format(Locale.ROOT, "%.2f×", ratio),
        commitMillis);
  }
}
