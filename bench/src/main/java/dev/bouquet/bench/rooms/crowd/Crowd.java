package dev.bouquet.bench.rooms.crowd;

import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.load.LoadFailure;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/// Viewers of one server, read by one thread. They answer pings, and otherwise only listen.
public final class Crowd implements AutoCloseable {
  /// Of these, one takes the times of its events.
  private static final int SAMPLE = 10;

  private static final int DIGITS = 3;
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int MOST_AT_THE_DOOR = 50;
  private static final long LOOK_AGAIN_NANOS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Entrance entrance;
  private final EventTimes times;
  private final Selector selector;
  private final Thread thread = Thread.ofPlatform().daemon().name("crowd").unstarted(this::run);
  private final Queue<Viewer> newcomers = new ConcurrentLinkedQueue<>();
  private final Map<RoomLog, Integer> viewers = new ConcurrentHashMap<>();
  private final Recorder latencyNanos = new Recorder(DIGITS);
  private final Tally tally = new Tally();
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final AtomicInteger toDeafen = new AtomicInteger();
  private volatile Counts counts = Counts.NONE;
  private volatile @Nullable Throwable failure;
  private volatile boolean closing;
  private int opened;

  private Crowd(Entrance entrance, EventTimes times) throws IOException {
    this.entrance = entrance;
    this.times = times;
    this.selector = Selector.open();
  }

  public static Crowd at(Entrance entrance, EventTimes times) throws IOException {
    var crowd = new Crowd(entrance, times);
    crowd.thread.start();
    return crowd;
  }

  /// Lets viewers in until the room has as many. Returns when all of them watch.
  public void fill(RoomLog room, int count) throws IOException, InterruptedException {
    for (int missing = count - viewers.getOrDefault(room, 0); missing > 0; missing--) {
      open(room);
      awaitJoined(opened - MOST_AT_THE_DOOR);
    }
    awaitJoined(opened);
  }

  public Counts counts() {
    var thrown = failure;
    if (thrown != null) {
      throw new LoadFailure("viewers failed: " + thrown.getMessage(), thrown);
    }
    return counts;
  }

  /// Waits for as long as something changes now and then.
  ///
  /// @return false where nothing has for `patience`
  public boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
    var seen = counts();
    long since = System.nanoTime();
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      var now = counts();
      if (!now.equals(seen)) {
        seen = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > patience.toNanos()) {
        return false;
      }
    }
    return true;
  }

  /// Of the events since it was last asked, from when each was meant to be published.
  public Latency takeLatency() {
    return Latency.of(latencyNanos.getIntervalHistogram());
  }

  /// From now on so many of those who are in read nothing; none of those who take times.
  public void deafen(int count) throws InterruptedException {
    toDeafen.set(count);
    selector.wakeup();
    if (!await(() -> toDeafen.get() == 0, PATIENCE)) {
      throw new LoadFailure("viewers go on reading");
    }
  }

  private void open(RoomLog room) throws IOException {
    var channel = SocketChannel.open(entrance.address());
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ClientFrames.upgrade(entrance, room));
    channel.configureBlocking(false);
    var latency = opened % SAMPLE == 0 ? latencyNanos : null;
    newcomers.add(new Viewer(channel, room, entrance, tally, times, latency));
    viewers.merge(room, 1, Integer::sum);
    opened++;
    selector.wakeup();
  }

  private void awaitJoined(int count) throws InterruptedException {
    if (!await(() -> counts().joined() >= count, PATIENCE)) {
      throw new LoadFailure("%d of %d viewers got in".formatted(counts.joined(), opened));
    }
  }

  private void run() {
    try (selector) {
      while (!closing) {
        selector.select(this::ready);
        for (var one = newcomers.poll(); one != null; one = newcomers.poll()) {
          one.channel().register(selector, SelectionKey.OP_READ, one);
        }
        deafen();
        counts = tally.counts();
      }
      for (var key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private void deafen() {
    int count = toDeafen.get();
    var keys = selector.keys().iterator();
    while (count > 0 && keys.hasNext()) {
      var key = keys.next();
      if (key.isValid() && key.interestOps() != 0 && !((Viewer) key.attachment()).takesTimes()) {
        key.interestOps(0);
        count--;
      }
    }
    toDeafen.set(0);
  }

  private void ready(SelectionKey key) {
    var viewer = (Viewer) key.attachment();
    if (!viewer.read(in)) {
      key.cancel();
      goodbye(viewer);
    }
  }

  private void goodbye(Viewer viewer) {
    tally.left();
    viewers.merge(viewer.room(), -1, Integer::sum);
    try {
      viewer.channel().close();
    } catch (IOException _) {
      // the server has closed it already
    }
  }

  /// Everybody leaves.
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
