package dev.bouquet.bench.gifts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a run came to, for people, programs and later comparison.
record GiftsReport(Instant at, boolean quick, List<GiftsMeasurement> measurements) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private List<GiftsFigures> figures() {
    return measurements.stream().map(GiftsMeasurement::figures).toList();
  }

  /// The array that `--json` prints.
  String json() throws JsonProcessingException {
    return JSON.writeValueAsString(figures());
  }

  Path keep(Path folder) throws IOException {
    var settings = Map.of("giftServiceFlags", String.join(" ", GiftsStage.GIFT_FLAGS));
    var targets = GiftsTargets.of(measurements);
    return new Results("gifts", at, quick, settings, figures(), targets).keep(folder);
  }

  void print(PrintStream out) {
    out.printf(
        "%n%d processors, Java %s%n%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version());
    out.printf(
        "%-19s %9s %8s %8s %9s %9s %9s %9s %9s %9s%n",
        "case",
        "per s",
        "p50 ms",
        "p99 ms",
        "gateway",
        "gift",
        "wallet",
        "postgres",
        "kafka",
        "histories");
    measurements.forEach(one -> line(out, one.figures(), one.historiesCpuMicros()));
    out.printf(
        "%nLatencies at half of the peak, from the intended start. CPU in µs per gift, or list of the catalog; histories is what of PostgreSQL's is for gift-service.%n%n");
    for (var target : GiftsTargets.of(measurements)) {
      out.printf(
          "%s: %s, %s: %s%n",
          target.name(), target.limitInWords(), target.reachedInWords(), target.verdict());
    }
  }

  private static void line(PrintStream out, GiftsFigures one, double histories) {
    var cpu = one.cpuMicrosPerGift();
    out.printf(
        Locale.ROOT,
        "%-19s %,9.0f %8.2f %8.2f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f%n",
        one.one(),
        one.giftsPerSecond(),
        one.p50Ms(),
        one.p99Ms(),
        cpu.gateway(),
        cpu.gift(),
        cpu.wallet(),
        cpu.postgres(),
        cpu.kafka(),
        histories);
  }
}
