package dev.bouquet.bench.gifts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.Latency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GiftsReportTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void theArrayHasExactlyTheNamesThatProgramsRead() throws IOException {
    var report =
        report(
            new GiftsMeasurement(
                GiftsCase.CATALOG_NOT_MODIFIED,
                1234.56,
                new Latency(1.234, 20, 40),
                new CpuMicros(1, 2, 3, 4, 5),
                0));

    assertThat(report.json())
        .isEqualTo(
            """
            [{"case":"catalogNotModified","giftsPerSecond":1234.6,"p50Ms":1.23,"p99Ms":20.0,\
            "cpuMicrosPerGift":{"gateway":1.0,"gift":2.0,"wallet":3.0,"postgres":4.0,"kafka":5.0}}]\
            """);
  }

  @Test
  void sendingIsComparedWithPaying() {
    var paying = new CpuMicros(0, 0, 100, 100, 50);
    var cheap = report(sent(new CpuMicros(50, 140, 100, 100, 50)), alone(paying));
    var dear = report(sent(new CpuMicros(50, 160, 100, 100, 50)), alone(paying));

    assertThat(printed(cheap)).contains("≤ 1 ×, 0.95 ×: met").contains("≤ 1 ×, 1.60 ×: missed");
    assertThat(printed(dear)).contains("≤ 1 ×, 1.05 ×: missed");
    assertThat(printed(report(alone(paying)))).contains("not measured");
  }

  @Test
  void costIsPerGift() {
    var before = new CpuMicros(1_000, 2_000, 3_000, 4_000, 5_000);
    var after = new CpuMicros(2_000, 4_000, 6_000, 8_000, 10_005);

    assertThat(after.since(before).per(100)).isEqualTo(new CpuMicros(10, 20, 30, 40, 50.1));
  }

  @Test
  void aFileIsKeptThatNamesTargets(@TempDir Path folder) throws IOException {
    var file = report(sent(new CpuMicros(1, 1, 1, 1, 1))).keep(folder);

    assertThat(file).hasFileName("gifts-2026-01-02T03-04-05Z.json");
    var kept = new ObjectMapper().readTree(file.toFile());
    assertThat(kept.get("cases")).hasSize(1);
    assertThat(kept.get("targets").get(0).get("met").asBoolean()).isTrue();
  }

  private static GiftsReport report(GiftsMeasurement... measurements) {
    return new GiftsReport(AT, false, List.of(measurements));
  }

  private static GiftsMeasurement sent(CpuMicros cpu) {
    return new GiftsMeasurement(GiftsCase.GATEWAY, 1_000, new Latency(1, 2, 3), cpu, 50);
  }

  private static GiftsMeasurement alone(CpuMicros cpu) {
    return new GiftsMeasurement(GiftsCase.GRPC, 1_000, new Latency(1, 2, 3), cpu, 50);
  }

  private static String printed(GiftsReport report) {
    var out = new ByteArrayOutputStream();
    report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
