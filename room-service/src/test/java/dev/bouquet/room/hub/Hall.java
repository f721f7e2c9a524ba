package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/// The hub under test with everything around it, on one thread and by a clock of its own.
final class Hall implements SnapshotArchive {
  final RoomHubs hubs;
  final Map<UUID, RoomSnapshot> archive = new HashMap<>();
  boolean archiveIsDown;
  private long nanoTime = System.nanoTime();

  Hall(Bounds bounds) {
    this.hubs = new RoomHubs(bounds, this, new CallerRuns(), new SimpleMeterRegistry());
    turn();
  }

  /// Everything was read.
  Hall caughtUp() {
    hubs.caughtUp();
    return this;
  }

  void events(Show show, long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      hubs.event(show.id(), show.event(seq));
    }
  }

  void turn() {
    hubs.turn(nanoTime);
  }

  void turnAfter(Duration wait) {
    nanoTime += wait.toNanos();
    turn();
  }

  /// Until nothing is due any more.
  void settle() {
    for (int i = 0; i < 3; i++) {
      turnAfter(Duration.ofMillis(50));
    }
  }

  @Override
  public Optional<RoomSnapshot> find(UUID roomId) {
    if (archiveIsDown) {
      throw new IllegalStateException("down");
    }
    return Optional.ofNullable(archive.get(roomId));
  }

  private static final class CallerRuns extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
