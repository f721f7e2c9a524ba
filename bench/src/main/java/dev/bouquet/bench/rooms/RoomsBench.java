package dev.bouquet.bench.rooms;

import dev.bouquet.bench.rooms.crowd.Crowd;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs the cases of a plan on one server after another.
final class RoomsBench {
  private static final Duration LEAD_IN = Duration.ofMillis(500);

  private final RoomsPlan plan;
  private final PrintStream progress;

  RoomsBench(RoomsPlan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
  }

  List<RoomMeasurement> run(RoomsStage stage) throws IOException, InterruptedException {
    var measurements = new ArrayList<RoomMeasurement>();
    for (var perFrame : PerFrame.values()) {
      try (var bouquet = stage.bouquet(perFrame)) {
        measurements.addAll(measure(bouquet));
      }
    }
    var missing = stage.missingForNchan();
    if (missing.isEmpty()) {
      for (var perFrame : PerFrame.values()) {
        try (var nchan = stage.nchan(perFrame)) {
          measurements.addAll(measure(new NchanServer(nchan, perFrame)));
        }
      }
    } else {
      progress.printf("nchan is skipped: %s is not there%n", missing.get());
    }
    return measurements;
  }

  /// Idle connections are weighed between the first two cases: everything else that grows with use
  /// has grown by then.
  private List<RoomMeasurement> measure(RoomServer server)
      throws IOException, InterruptedException {
    var few = RoomCase.few(server.perFrame());
    var many = RoomCase.many(server.perFrame());
    var hall = server.venue().hall();
    var measurements = new ArrayList<RoomMeasurement>();
    long bytes;
    try (var crowd = Crowd.at(server.entrance())) {
      crowd.fill(hall, few.viewers());
      var first = measure(server, crowd, few, plan.firstWarmUp(server.name()), 0);
      crowd.fill(hall, few.viewers());
      long before = server.memoryBytes();
      crowd.fill(hall, many.viewers());
      bytes = (server.memoryBytes() - before) / (many.viewers() - few.viewers());
      measurements.add(say(first.withBytesPerConnection(bytes)));
      measurements.add(say(measure(server, crowd, many, plan.warmUp(), bytes)));
    }
    if (plan.smallRooms()) {
      measurements.add(say(measureSmallRooms(server, bytes)));
    }
    return measurements;
  }

  private RoomMeasurement measureSmallRooms(RoomServer server, long bytesPerConnection)
      throws IOException, InterruptedException {
    var one = RoomCase.smallRooms(server.perFrame());
    try (var crowd = Crowd.at(server.entrance())) {
      for (var room : server.venue().roomsOf(one)) {
        crowd.fill(room, one.viewersPerRoom());
      }
      return measure(server, crowd, one, plan.warmUp(), bytesPerConnection);
    }
  }

  private RoomMeasurement measure(
      RoomServer server, Crowd crowd, RoomCase one, Duration warmUp, long bytesPerConnection)
      throws IOException, InterruptedException {
    var load = new RoomLoad(server, crowd, one);
    var _ = peak(load, one, warmUp);
    refill(server, crowd, one);

    long before = server.cpuMicros();
    var peak = peak(load, one, plan.peak());
    long cpuMicros = server.cpuMicros() - before;
    refill(server, crowd, one);

    double half = peak.eventsPerSecond() / 2;
    var _ = load.pace(half, LEAD_IN);
    var _ = crowd.takeLatency();
    var atHalf = load.pace(half, plan.half());
    return new RoomMeasurement(
        server.name(), one, peak, cpuMicros, atHalf, crowd.takeLatency(), bytesPerConnection);
  }

  private static Delivered peak(RoomLoad load, RoomCase one, Duration time)
      throws InterruptedException {
    return one.asFastAsReceived() ? load.saturate(time) : load.pace(one.perSecond(), time);
  }

  /// Those who were sent away come back before the next load.
  private static void refill(RoomServer server, Crowd crowd, RoomCase one)
      throws IOException, InterruptedException {
    for (var room : server.venue().roomsOf(one)) {
      crowd.fill(room, one.viewersPerRoom());
    }
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
