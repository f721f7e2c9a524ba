package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.rooms.crowd.Crowd;
import dev.bouquet.bench.rooms.crowd.EventTimes;
import java.io.IOException;
import java.time.Duration;

/// A server with viewers before it.
final class Seated implements AutoCloseable {
  private static final Duration LEAD_IN = Duration.ofMillis(500);

  private final RoomServer server;
  private final Crowd crowd;

  private Seated(RoomServer server, Crowd crowd) {
    this.server = server;
    this.crowd = crowd;
  }

  static Seated before(RoomServer server) throws IOException {
    return new Seated(server, Crowd.at(server.entrance(), EventTimes.OF_LOG));
  }

  RoomServer server() {
    return server;
  }

  /// Lets in who is missing: those who were sent away come back before the next load.
  void fill(RoomCase one) throws IOException, InterruptedException {
    for (var room : server.venue().roomsOf(one)) {
      crowd.fill(room, one.viewersPerRoom());
    }
  }

  /// As much as the case can take.
  Delivered peak(RoomCase one, Duration time) throws IOException, InterruptedException {
    var load = new RoomLoad(server, crowd, one);
    var delivered = one.asFastAsReceived() ? load.saturate(time) : load.pace(one.perSecond(), time);
    fill(one);
    return delivered;
  }

  /// At a fixed rate of events.
  Delivered pace(RoomCase one, double perSecond, Duration time) throws InterruptedException {
    var load = new RoomLoad(server, crowd, one);
    var _ = load.pace(perSecond, LEAD_IN);
    var _ = crowd.takeLatency();
    return load.pace(perSecond, time);
  }

  /// So many viewers read nothing any more; none of those who take times.
  void deafen(int count) throws InterruptedException {
    crowd.deafen(count);
  }

  Latency takeLatency() {
    return crowd.takeLatency();
  }

  @Override
  public void close() {
    crowd.close();
  }
}
