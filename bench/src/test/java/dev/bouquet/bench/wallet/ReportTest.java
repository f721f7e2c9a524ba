package dev.bouquet.bench.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.DatabaseMeter.Reading;
import dev.bouquet.bench.load.Latency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void theArrayHasExactlyTheNamesThatProgramsRead() throws IOException {
    var report =
        report(
            measured(PathName.BASELINE, Distribution.UNIFORM, 10_000, 1_000),
            measured(PathName.GRPC_BATCH, Distribution.UNIFORM, 10_000, 12_345));

    assertThat(report.json())
        .isEqualTo(
            """
            [{"path":"baseline","distribution":"uniform","wallets":10000,"giftsPerSecond":500.0,"p50Ms":1.23,"p99Ms":20.0,\
            "p999Ms":40.0,"dbCpuMicrosPerGift":25.0,"walBytesPerGift":500.0,"diskBytesPerGift":100.0,"ratioToBaseline":1.0},\
            {"path":"grpcBatch","distribution":"uniform","wallets":10000,"giftsPerSecond":6172.5,"p50Ms":1.23,"p99Ms":20.0,\
            "p999Ms":40.0,"dbCpuMicrosPerGift":25.0,"walBytesPerGift":500.0,"diskBytesPerGift":100.0,"ratioToBaseline":12.35}]\
            """);
  }

  @Test
  void aCaseIsComparedWithTheBaselineOfItsOwnKind() {
    var report =
        report(
            measured(PathName.BASELINE, Distribution.UNIFORM, 10_000, 1_000),
            measured(PathName.BASELINE, Distribution.HOT, 10_000, 500),
            measured(PathName.ENGINE, Distribution.HOT, 10_000, 10_000),
            measured(PathName.ENGINE, Distribution.HOT, 100_000, 10_000));

    assertThat(report.figures())
        .extracting(Figures::ratioToBaseline)
        .containsExactly(1.0, 1.0, 20.0, null);
  }

  @Test
  void aFileIsKeptThatNamesSettingsAndTargets(@TempDir Path folder) throws IOException {
    var report = report(measured(PathName.ENGINE, Distribution.HOT, 10_000, 10_000));

    var file = report.keep(folder);

    assertThat(file).hasFileName("wallet-quick-2026-01-02T03-04-05Z.json");
    var kept = new ObjectMapper().readTree(file.toFile());
    assertThat(kept.get("settings").get("fsync").asText()).isEqualTo("on");
    assertThat(kept.get("cases")).hasSize(1);
    assertThat(kept.get("targets")).hasSize(7);
  }

  @Test
  void peopleSeeSettingsCasesAndVerdicts() {
    var out = new ByteArrayOutputStream();

    report(
            measured(PathName.BASELINE, Distribution.HOT, 10_000, 1_000),
            measured(PathName.ENGINE, Distribution.HOT, 10_000, 12_000))
        .print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("fsync")
        .containsPattern("engine +hot +10,000 +6,000")
        .containsPattern("engine, gifts/s of the baseline +≥ 12 × +12.00 × +met")
        .containsPattern("gRPC one by one, gifts/s of the baseline +≥ 4 × +- +not measured");
  }

  private static Report report(Measurement... measurements) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("fsync", "on");
    return new Report(AT, true, settings, List.of(measurements));
  }

  private static Measurement measured(
      PathName path, Distribution distribution, int wallets, long gifts) {
    return new Measurement(
        path,
        distribution,
        wallets,
        gifts,
        2,
        new Reading(25 * gifts, 500 * gifts, 100 * gifts),
        new Latency(1.234, 20, 40),
        4);
  }
}
