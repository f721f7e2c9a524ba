package dev.bouquet.room.stream;

import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.hub.Audience;
import dev.bouquet.room.hub.RoomHubs;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// The connections of one event loop. Its state belongs to that loop: what comes from elsewhere
/// becomes a task of the loop, and tasks run in the order in which the hub gave them.
final class LoopAudience implements Audience {
  private static final Logger LOG = Logger.getLogger(LoopAudience.class);

  private final EventLoop loop;
  private final RoomHubs hubs;
  private final StreamMetrics metrics;
  private final Duration tick;
  private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
  private final Set<RoomSocket> sockets = new HashSet<>();

  /// In the order in which they came, which is about that of their places in memory: a frame for
  /// thousands is bound by how soon those are read.
  private final Map<UUID, Set<RoomSocket>> viewers = new HashMap<>();

  /// When the oldest delivery was given that no task has worked on yet; 0 without one.
  private final AtomicLong waitingSinceNanos = new AtomicLong();

  LoopAudience(EventLoop loop, StreamServices services, Duration tick) {
    this.loop = loop;
    this.hubs = services.hubs();
    this.metrics = services.metrics();
    this.tick = tick;
    hubs.attend(this);
    long interval = services.config().housekeepingInterval().toMillis();
    // With a delay: rounds that were missed while the loop was held up would come at once, without
    // a read between them.
    var _ = loop.scheduleWithFixedDelay(this::keepHouse, interval, interval, TimeUnit.MILLISECONDS);
  }

  long tickMillis() {
    return tick.toMillis();
  }

  /// From any thread.
  void run(Runnable task) {
    loop.execute(task);
  }

  void add(RoomSocket socket) {
    sockets.add(socket);
  }

  void remove(RoomSocket socket) {
    sockets.remove(socket);
  }

  @Override
  public void deliver(List<Delivery> deliveries) {
    waitingSinceNanos.compareAndSet(0, System.nanoTime() | 1); // never 0
    loop.execute(() -> {
      waitingSinceNanos.set(0);
      for (var delivery : deliveries) {
        try {
          deliver(delivery);
        } catch (RuntimeException | OutOfMemoryError e) { // Netty throws it for its own memory
          LOG.error("frames are not delivered; their viewers connect again", e);
          receivers(delivery).forEach(socket -> socket.outbound().cutOff());
        }
      }
    });
  }

  @Override
  public long lagNanos(long nanoTime) {
    long since = waitingSinceNanos.get();
    return since == 0 ? 0 : nanoTime - since;
  }

  private void deliver(Delivery delivery) {
    switch (delivery) {
      case Delivery.ToRoom(UUID roomId, List<Frame> frames) ->
          broadcast(viewers.getOrDefault(roomId, Set.of()), frames);
      case Delivery.ToViewer(RoomSocket socket, JoinAnswer answer) -> answer(socket, answer);
      case Delivery.Ban ban -> sentencedTo(ban).forEach(socket -> socket.bye(Farewell.BANNED));
      case Delivery.ToViewer(var other, _) ->
          throw new IllegalStateException("not a viewer of this loop: " + other);
    }
  }

  private List<RoomSocket> receivers(Delivery delivery) {
    return switch (delivery) {
      case Delivery.ToRoom(UUID roomId, _) -> List.copyOf(viewers.getOrDefault(roomId, Set.of()));
      case Delivery.ToViewer(RoomSocket socket, _) -> List.of(socket);
      case Delivery.ToViewer _ -> List.of();
      case Delivery.Ban ban -> sentencedTo(ban);
    };
  }

  private List<RoomSocket> sentencedTo(Delivery.Ban ban) {
    return viewers.getOrDefault(ban.roomId(), Set.of()).stream()
        .filter(socket -> socket.personId().equals(ban.personId()))
        .toList();
  }

  @Override
  public void dismiss() {
    loop.execute(() -> List.copyOf(sockets).forEach(socket -> socket.bye(Farewell.DRAINING)));
  }

  private void answer(RoomSocket socket, JoinAnswer answer) {
    boolean watches = socket.answered(answer);
    if (!(answer instanceof JoinAnswer.Joined(UUID roomId, List<Frame> frames))) {
      return;
    }
    if (watches) {
      viewers.computeIfAbsent(roomId, _ -> new LinkedHashSet<>()).add(socket);
      broadcast(Set.of(socket), frames);
    } else {
      hubs.leave(roomId, socket); // the hub has counted a viewer who is gone
    }
  }

  /// The socket watches the room no longer.
  void left(UUID roomId, RoomSocket socket) {
    var others = viewers.get(roomId);
    if (others != null && others.remove(socket)) {
      if (others.isEmpty()) {
        viewers.remove(roomId);
      }
      hubs.leave(roomId, socket);
    }
  }

  /// A viewer whose unsent bytes are many goes without lossy frames, and one with too many goes.
  private void broadcast(Collection<RoomSocket> receivers, List<Frame> frames) {
    var slow = new ArrayList<RoomSocket>();
    int busy = 0;
    try (var wire = new WireFrames(allocator, frames)) {
      for (var socket : receivers) {
        var outbound = socket.outbound();
        if (!outbound.keepsUp()) {
          slow.add(socket);
        } else if (outbound.keepsUpWell()) {
          outbound.write(wire.all(outbound.codec()));
        } else {
          outbound.write(wire.certain(outbound.codec()));
          busy++;
        }
      }
    }
    count(frames, receivers.size() - slow.size(), busy);
    slow.forEach(socket -> socket.bye(Farewell.SLOW_CONSUMER));
  }

  private void count(List<Frame> frames, int receivers, int busy) {
    for (var frame : frames) {
      int count = frame.isLossy() ? receivers - busy : receivers;
      metrics.sent(count, (long) count * frame.eventCount());
      metrics.skipped(receivers - count);
    }
  }

  private void keepHouse() {
    long nanoTime = System.nanoTime();
    var now = Instant.now();
    for (var socket : List.copyOf(sockets)) {
      try {
        socket.keepHouse(nanoTime, now);
      } catch (RuntimeException e) {
        LOG.warn("a viewer's connection cannot be looked after", e);
      }
    }
  }
}
