package dev.bouquet.bench.rooms;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs the cases of a plan, on the servers in turns.
final class RoomsBench {
  /// The compilers' share of a server's CPU, once they have.
  private static final double SETTLED = 0.03;

  private final RoomsPlan plan;
  private final PrintStream progress;

  RoomsBench(RoomsPlan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /// What was measured, in this order.
  ///
  /// @param deaf one, where it is part of the plan
  record Measured(
      List<RoomMeasurement> cases, List<ShowMeasurement> shows, List<DeafMeasurement> deaf) {}

  Measured run(RoomsStage stage) throws IOException, InterruptedException {
    var missing = stage.missingForNchan();
    missing.ifPresent(file -> progress.printf("nchan is skipped: %s is not there%n", file));
    var measurements = new ArrayList<RoomMeasurement>();
    var shows = new ArrayList<ShowMeasurement>();
    var deaf = new ArrayList<DeafMeasurement>();
    for (var perFrame : PerFrame.values()) {
      try (var bouquet = stage.bouquet(perFrame);
          var nchan = missing.isEmpty() ? stage.nchan(perFrame) : null) {
        var servers = new ArrayList<RoomServer>(List.of(bouquet));
        if (nchan != null) {
          servers.add(new NchanServer(nchan, perFrame));
        }
        measurements.addAll(measure(servers));
        if (perFrame == PerFrame.TICKED) {
          deaf.addAll(deafen(bouquet));
          shows.addAll(play(stage, bouquet));
        }
      }
    }
    return new Measured(measurements, shows, deaf);
  }

  private List<DeafMeasurement> deafen(BouquetServer server)
      throws IOException, InterruptedException {
    if (!plan.deafViewers()) {
      return List.of();
    }
    try (var seats = Seats.before(List.of(server))) {
      var measured = DeafViewers.measure(seats.all().getFirst(), server);
      progress.printf(
          Locale.ROOT,
          "deaf    %,5d viewers, %3d stop reading: %,d bytes held for each, the others' p99 %.1f ms, before %.1f ms%n",
          measured.viewers(),
          measured.deaf(),
          measured.bytesEach(),
          measured.beside().p99(),
          measured.before().p99());
      return List.of(measured);
    }
  }

  private List<ShowMeasurement> play(RoomsStage stage, BouquetServer bouquet)
      throws IOException, InterruptedException {
    var shows = new ArrayList<ShowMeasurement>();
    if (!plan.shows().isEmpty()) {
      try (var wallet = stage.wallet()) {
        GiftShow.rehearse(wallet, stage.openRooms(bouquet, plan.shows().getLast().rooms()));
        for (var show : plan.shows()) {
          var rooms = stage.openRooms(bouquet, show.rooms());
          shows.add(say(GiftShow.measure(show, bouquet, wallet, rooms)));
        }
      }
    }
    return shows;
  }

  private ShowMeasurement say(ShowMeasurement one) {
    progress.printf(
        Locale.ROOT,
        "show    %,5d viewers, %3d rooms, %.0f gifts/s: to screen p50 %.1f ms, p99 %.1f ms, floor p50 %.1f ms%n",
        one.plan().viewers(),
        one.plan().rooms(),
        one.plan().perSecond(),
        one.toScreen().p50(),
        one.toScreen().p99(),
        one.floor().p50());
    return one;
  }

  /// Until compilers take next to nothing: a server is measured as it runs for days. Other paths
  /// are compiled anew in other cases.
  private void warmUp(Seated seated, RoomCase one) throws IOException, InterruptedException {
    var server = seated.server();
    long start = System.nanoTime();
    double share;
    Duration time;
    do {
      long cpuBefore = server.cpuMicros();
      long compilersBefore = server.compilerMicros();
      var _ = seated.peak(one, plan.warmUp());
      double cpu = Math.max(1, server.cpuMicros() - cpuBefore);
      share = (server.compilerMicros() - compilersBefore) / cpu;
      time = Duration.ofNanos(System.nanoTime() - start);
    } while (share > SETTLED && time.compareTo(plan.longestWarmUp()) < 0);
    if (share > SETTLED) {
      progress.printf(
          Locale.ROOT,
          "%-7s compiles still, with %.0f %% of its CPU after %d s%n",
          server.name(),
          100 * share,
          time.toSeconds());
    }
  }

  /// Idle connections are weighed between the first two cases: everything else that grows with use
  /// has grown by then.
  private List<RoomMeasurement> measure(List<RoomServer> servers)
      throws IOException, InterruptedException {
    var perFrame = servers.getFirst().perFrame();
    var few = RoomCase.few(perFrame);
    var many = RoomCase.many(perFrame);
    var measurements = new ArrayList<RoomMeasurement>();
    var bytes = new EnumMap<ServerName, Long>(ServerName.class);
    try (var seats = Seats.before(servers)) {
      for (var seated : seats.all()) {
        seated.fill(few);
      }
      var first = measure(seats, few, bytes);
      for (var seated : seats.all()) {
        long before = seated.server().memoryBytes();
        seated.fill(many);
        long grown = seated.server().memoryBytes() - before;
        bytes.put(seated.server().name(), grown / (many.viewers() - few.viewers()));
      }
      first.forEach(one ->
          measurements.add(say(one.withBytesPerConnection(bytes.getOrDefault(one.server(), 0L)))));
      measure(seats, many, bytes).forEach(one -> measurements.add(say(one)));
    }
    if (plan.smallRooms()) {
      measureSmallRooms(servers, bytes).forEach(one -> measurements.add(say(one)));
    }
    return measurements;
  }

  private List<RoomMeasurement> measureSmallRooms(
      List<RoomServer> servers, Map<ServerName, Long> bytesPerConnection)
      throws IOException, InterruptedException {
    var one = RoomCase.smallRooms(servers.getFirst().perFrame());
    try (var seats = Seats.before(servers)) {
      for (var seated : seats.all()) {
        seated.fill(one);
      }
      return measure(seats, one, bytesPerConnection);
    }
  }

  /// Servers take turns at their peak, so that a machine that is faster now and slower then is so
  /// for all of them.
  private List<RoomMeasurement> measure(
      Seats seats, RoomCase one, Map<ServerName, Long> bytesPerConnection)
      throws IOException, InterruptedException {
    for (var seated : seats.all()) {
      warmUp(seated, one);
    }
    var peaks = new ArrayList<Peak>(Collections.nCopies(seats.all().size(), Peak.NONE));
    for (int round = 0; round < plan.rounds(); round++) {
      for (int i = 0; i < peaks.size(); i++) {
        peaks.set(i, peaks.get(i).plus(peak(seats.all().get(i), one)));
      }
    }
    var measurements = new ArrayList<RoomMeasurement>();
    for (int i = 0; i < peaks.size(); i++) {
      var seated = seats.all().get(i);
      long bytes = bytesPerConnection.getOrDefault(seated.server().name(), 0L);
      measurements.add(halfLoaded(seated, one, peaks.get(i), bytes));
    }
    return measurements;
  }

  private record Peak(Delivered delivered, long cpuMicros) {
    private static final Peak NONE = new Peak(new Delivered(0, Duration.ZERO, 0, 0, 0, 0), 0);

    Peak plus(Peak more) {
      return new Peak(delivered.plus(more.delivered), cpuMicros + more.cpuMicros);
    }
  }

  private Peak peak(Seated seated, RoomCase one) throws IOException, InterruptedException {
    long before = seated.server().cpuMicros();
    var delivered = seated.peak(one, plan.round());
    return new Peak(delivered, seated.server().cpuMicros() - before);
  }

  private RoomMeasurement halfLoaded(Seated seated, RoomCase one, Peak peak, long bytes)
      throws InterruptedException {
    double half = peak.delivered().eventsPerSecond() / 2;
    var atHalf = seated.pace(one, half, plan.half());
    return new RoomMeasurement(
        seated.server().name(),
        one,
        peak.delivered(),
        peak.cpuMicros(),
        atHalf,
        seated.takeLatency(),
        bytes);
  }

  private RoomMeasurement say(RoomMeasurement one) {
    progress.printf(
        Locale.ROOT,
        "%-7s %-6s %,5d viewers, %3d rooms: %,9.0f deliveries per CPU second, %.1f events per frame, p99 %.1f ms%n",
        one.server(),
        one.one().perFrame(),
        one.one().viewers(),
        one.one().rooms(),
        one.deliveriesPerCpuSecond(),
        one.peak().eventsPerFrame(),
        one.latency().p99());
    return one;
  }
}
