package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.OpenLoop;
import dev.bouquet.bench.rooms.crowd.Counts;
import dev.bouquet.bench.rooms.crowd.Crowd;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.time.Duration;
import java.util.List;

/// Publishes bursts of events, each in one of a case's rooms in turn, and waits for them to be
/// received.
final class RoomLoad {
  /// Bursts in all rooms together, where the next one waits for earlier ones to be received. One
  /// room never has two under way, so that none share a frame.
  private static final int MOST_UNDER_WAY = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_STALLS = 5;

  private final RoomServer server;
  private final Crowd crowd;
  private final List<RoomLog> rooms;
  private final int viewersPerRoom;
  private final int burst;
  private int nextRoom;

  RoomLoad(RoomServer server, Crowd crowd, RoomCase one) {
    this.server = server;
    this.crowd = crowd;
    this.rooms = server.venue().roomsOf(one);
    this.viewersPerRoom = one.viewersPerRoom();
    this.burst = one.burst();
  }

  /// As fast as viewers receive. What does not come to all of them is not waited for again and
  /// again.
  Delivered saturate(Duration time) throws InterruptedException {
    int underWay = Math.min(rooms.size(), MOST_UNDER_WAY);
    var before = crowd.counts();
    long start = System.nanoTime();
    long bursts = 0;
    long lost = 0;
    int stalls = 0;
    while (System.nanoTime() - start < time.toNanos() && stalls < MOST_STALLS) {
      publish(System.nanoTime());
      bursts++;
      long enough = (bursts - underWay + 1) * burst * viewersPerRoom - lost;
      if (!crowd.await(() -> crowd.counts().since(before).events() >= enough, PATIENCE)) {
        lost += enough - crowd.counts().since(before).events();
        stalls++;
      }
    }
    return settle(before, start, bursts * burst);
  }

  /// At a fixed rate of events, whatever viewers receive.
  Delivered pace(double perSecond, Duration time) throws InterruptedException {
    var before = crowd.counts();
    long start = System.nanoTime();
    double burstsPerSecond = perSecond / burst;
    long bursts = OpenLoop.operationsOf(burstsPerSecond, time);
    for (long i = 0; i < bursts; i++) {
      long intended = start + OpenLoop.intendedNanos(i, burstsPerSecond);
      OpenLoop.await(intended);
      publish(intended);
    }
    return settle(before, start, bursts * burst);
  }

  private void publish(long intended) {
    var room = rooms.get(nextRoom);
    nextRoom = (nextRoom + 1) % rooms.size();
    for (int i = 0; i < burst; i++) {
      server.publish(room, room.append(intended));
    }
    if (burst > 1) {
      server.flush();
    }
  }

  private Delivered settle(Counts before, long start, long events) throws InterruptedException {
    server.flush();
    long expected = events * viewersPerRoom;
    boolean complete =
        crowd.await(() -> crowd.counts().since(before).events() >= expected, PATIENCE);
    long end = System.nanoTime() - (complete ? 0 : PATIENCE.toNanos());
    var seen = crowd.counts().since(before);
    return new Delivered(
        events,
        Duration.ofNanos(end - start),
        seen.events(),
        seen.frames(),
        expected - seen.events(),
        seen.left());
  }
}
