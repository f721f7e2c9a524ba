package dev.bouquet.bench.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.load.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsReportTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void theArrayHasExactlyTheNamesThatProgramsRead() throws IOException {
    var report = report(measured(ServerName.BOUQUET, RoomCase.few(PerFrame.SINGLE), 100_000));

    assertThat(report.json())
        .isEqualTo(
            """
            [{"server":"bouquet","viewers":1000,"rooms":1,"eventsPerSecond":100.0,"perFrame":"single","deliveriesPerCpuSecond":100000,\
            "bytesPerConnection":9000,"p50Ms":1.23,"p99Ms":20.0,"slowClosed":1,"lost":2}]\
            """);
  }

  @Test
  void theWorstCaseDecides() {
    var targets =
        RoomTargets.of(
            List.of(
                measured(ServerName.BOUQUET, RoomCase.few(PerFrame.SINGLE), 100_000),
                measured(ServerName.BOUQUET, RoomCase.many(PerFrame.SINGLE), 80_000),
                measured(ServerName.BOUQUET, RoomCase.few(PerFrame.TICKED), 700_000),
                measured(ServerName.BOUQUET, RoomCase.many(PerFrame.TICKED), 300_000),
                measured(ServerName.NCHAN, RoomCase.few(PerFrame.SINGLE), 100_000),
                measured(ServerName.NCHAN, RoomCase.many(PerFrame.SINGLE), 100_000)),
            List.of(show()),
            List.of(deaf()));

    assertThat(targets)
        .extracting(Target::limitInWords, Target::reachedInWords, Target::verdict)
        .containsExactly(
            tuple("≥ 0.9 ×", "0.80 ×", "missed"),
            tuple("≥ 0.9 ×", "-", "not measured"),
            tuple("≥ 600000 deliveries", "700000.00 deliveries", "met"),
            tuple("≤ 24 KB", "9.00 KB", "met"),
            tuple("≤ 120 ms", "50.00 ms", "met"),
            tuple("≤ 400 ms", "500.00 ms", "missed"),
            tuple("≤ 262.1 KB", "100.00 KB", "met"),
            tuple("≤ 1.5 ×", "1.50 ×", "met"));
  }

  @Test
  void aShowIsARowAndSaysHowFarAboveTheFloorItIs() throws IOException {
    var report = new RoomsReport(AT, false, List.of(), List.of(show()), List.of(deaf()));
    var out = new ByteArrayOutputStream();

    report.print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(report.json())
        .contains("\"viewers\":2000,\"rooms\":50,\"eventsPerSecond\":500.0,\"perFrame\":\"ticked\"")
        .contains("\"deliveriesPerCpuSecond\":100000");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("p50 is 2.0 × the floor")
        .contains("p99 16.7 ×")
        .contains("50 of 1,000 viewers stop reading: 100,000 bytes held for each")
        .contains("the others' p99 is 1.50 × what it was");
  }

  @Test
  void withoutNchanNothingIsComparedWithIt() {
    var alone = List.of(measured(ServerName.BOUQUET, RoomCase.few(PerFrame.SINGLE), 100_000));

    assertThat(RoomTargets.of(alone, List.of(), List.of()).getFirst().verdict())
        .isEqualTo("not measured");
  }

  @Test
  void aFileIsKeptThatNamesCasesAndTargets(@TempDir Path folder) throws IOException {
    var report = report(measured(ServerName.BOUQUET, RoomCase.few(PerFrame.SINGLE), 100_000));

    var file = report.keep(folder);

    assertThat(file).hasFileName("rooms-2026-01-02T03-04-05Z.json");
    var kept = new ObjectMapper().readTree(file.toFile());
    assertThat(kept.get("cases")).hasSize(1);
    assertThat(kept.get("targets")).hasSize(8);
  }

  @Test
  void theFileSaysWhatAShowAndTheDeafAreComparedWith(@TempDir Path folder) throws IOException {
    var report = new RoomsReport(AT, false, List.of(), List.of(show()), List.of(deaf()));

    var cases = new ObjectMapper().readTree(report.keep(folder).toFile()).get("cases");

    assertThat(cases).hasSize(2);
    assertThat(cases.get(0).get("viewers").asInt()).isEqualTo(2_000);
    assertThat(cases.get(0).get("floorP50Ms").asDouble()).isEqualTo(25);
    assertThat(cases.get(0).get("floorP99Ms").asDouble()).isEqualTo(30);
    assertThat(cases.get(0).get("p50TimesTheFloor").asDouble()).isEqualTo(2);
    assertThat(cases.get(0).get("p99TimesTheFloor").asDouble()).isEqualTo(16.67);
    assertThat(cases.get(1).get("bytesEach").asLong()).isEqualTo(100_000);
    assertThat(cases.get(1).get("p99TimesBefore").asDouble()).isEqualTo(1.5);
  }

  @Test
  void peopleSeeCasesGrowthAndVerdicts() {
    var out = new ByteArrayOutputStream();

    report(
            measured(ServerName.BOUQUET, RoomCase.few(PerFrame.SINGLE), 100_000),
            measured(ServerName.BOUQUET, RoomCase.many(PerFrame.SINGLE), 80_000))
        .print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("bouquet +single +5,000 +1 +100 +80,000")
        .contains("a delivery to one of 5,000 viewers costs 1.25 × one to one of 1,000")
        .containsPattern("idle connection.* ≤ 24 KB +9.00 KB +met");
  }

  private static RoomsReport report(RoomMeasurement... measurements) {
    return new RoomsReport(AT, false, List.of(measurements), List.of(), List.of());
  }

  private static ShowMeasurement show() {
    return new ShowMeasurement(
        ShowPlan.manyRooms(),
        new Delivered(10_000, Duration.ofSeconds(20), 400_000, 300_000, 0, 0),
        4_000_000,
        new Latency(50, 500, 600),
        new Latency(25, 30, 31));
  }

  private static DeafMeasurement deaf() {
    return new DeafMeasurement(
        1_000, 50, 0, 100_000, new Latency(5, 20, 30), new Latency(6, 30, 40));
  }

  /// With a second of CPU.
  private static RoomMeasurement measured(ServerName server, RoomCase one, long deliveries) {
    return new RoomMeasurement(
        server,
        one,
        new Delivered(200, Duration.ofSeconds(2), deliveries, deliveries, 0, 0),
        1_000_000,
        new Delivered(100, Duration.ofSeconds(2), 0, 0, 2, 1),
        new Latency(1.234, 20, 40),
        9_000);
  }
}
