package dev.bouquet.bench.rooms;

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
import java.util.stream.Stream;

/// What a run came to, for people, programs and later comparison.
record RoomsReport(
    Instant at,
    boolean quick,
    List<RoomMeasurement> measurements,
    List<ShowMeasurement> shows,
    List<DeafMeasurement> deaf) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private List<RoomFigures> figures() {
    return Stream.concat(
            measurements.stream().map(RoomMeasurement::figures),
            shows.stream().map(show -> show.figures(bytesPerConnection())))
        .toList();
  }

  private long bytesPerConnection() {
    return measurements.stream()
        .filter(one -> one.is(ServerName.BOUQUET, RoomCase.many(PerFrame.TICKED)))
        .mapToLong(RoomMeasurement::bytesPerConnection)
        .max()
        .orElse(0);
  }

  /// As [#figures], and beside each what it is compared with.
  private List<Object> kept() {
    return Stream.<Object>concat(
            measurements.stream().map(RoomMeasurement::figures),
            Stream.concat(
                shows.stream().map(show -> KeptShow.of(show, show.figures(bytesPerConnection()))),
                deaf.stream().map(DeafMeasurement::kept)))
        .toList();
  }

  /// The array that `--json` prints.
  String json() throws JsonProcessingException {
    return JSON.writeValueAsString(figures());
  }

  /// Whether room-service has kept an event from viewers whom it had not sent away.
  boolean hasLost() {
    return figures().stream()
        .filter(one -> one.server() == ServerName.BOUQUET)
        .anyMatch(one -> one.lost() > 0 && one.slowClosed() == 0);
  }

  Path keep(Path folder) throws IOException {
    var settings = Map.of("roomServiceFlags", String.join(" ", BouquetServer.FLAGS));
    var targets = RoomTargets.of(measurements, shows, deaf);
    return new Results("rooms", at, quick, settings, kept(), targets).keep(folder);
  }

  void print(PrintStream out) {
    out.printf(
        "%n%d processors, Java %s%n%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version());
    out.printf(
        "%-8s %-9s %8s %6s %9s %14s %9s %8s %8s %7s %7s%n",
        "server",
        "per frame",
        "viewers",
        "rooms",
        "events/s",
        "deliv./CPU s",
        "B/conn.",
        "p50 ms",
        "p99 ms",
        "closed",
        "lost");
    figures().forEach(one -> line(out, one));
    out.printf(
        "%nLatencies at half of the peak, from when the event was meant to be published; of the rows with %,d viewers from when the gift was meant to be paid.%n",
        ShowPlan.oneRoom().viewers());
    shows.forEach(one -> floor(out, one));
    measurements.forEach(one -> growth(out, one));
    deaf.forEach(one -> deaf(out, one));
    out.println();
    for (var target : RoomTargets.of(measurements, shows, deaf)) {
      out.printf(
          "%-56s %-20s %20s  %s%n",
          target.name(), target.limitInWords(), target.reachedInWords(), target.verdict());
    }
  }

  private static void line(PrintStream out, RoomFigures one) {
    out.printf(
        Locale.ROOT,
        "%-8s %-9s %,8d %6d %,9.0f %,14d %,9d %8.2f %8.2f %7d %7d%n",
        one.server(),
        one.perFrame(),
        one.viewers(),
        one.rooms(),
        one.eventsPerSecond(),
        one.deliveriesPerCpuSecond(),
        one.bytesPerConnection(),
        one.p50Ms(),
        one.p99Ms(),
        one.slowClosed(),
        one.lost());
  }

  private static void floor(PrintStream out, ShowMeasurement one) {
    out.printf(
        Locale.ROOT,
        "%d rooms, %.0f gifts/s: p50 is %.1f × the floor of a gift that is alone (one commit, two hops through Kafka, one tick), p99 %.1f ×: p50 %.1f ms, p99 %.1f ms.%n",
        one.plan().rooms(),
        one.plan().perSecond(),
        one.p50TimesTheFloor(),
        one.p99TimesTheFloor(),
        one.floor().p50(),
        one.floor().p99());
  }

  private static void deaf(PrintStream out, DeafMeasurement one) {
    out.printf(
        Locale.ROOT,
        "%d of %,d viewers stop reading: %,d bytes held for each (%d were sent away), the others' p99 is %.2f × what it was.%n",
        one.deaf(),
        one.viewers(),
        one.bytesEach(),
        one.sentAway(),
        one.p99TimesBefore());
  }

  /// How the cost of one delivery changes as a room fills.
  private void growth(PrintStream out, RoomMeasurement many) {
    if (!many.one().equals(RoomCase.many(many.one().perFrame()))) {
      return;
    }
    var few = RoomCase.few(many.one().perFrame());
    measurements.stream()
        .filter(one -> one.is(many.server(), few))
        .forEach(one ->
            out.printf(
                Locale.ROOT,
                "%s, %s: a delivery to one of %,d viewers costs %.2f × one to one of %,d.%n",
                many.server(),
                few.perFrame(),
                many.one().viewers(),
                one.deliveriesPerCpuSecond() / many.deliveriesPerCpuSecond(),
                few.viewers()));
  }
}
