package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.ProcessTree;
import dev.bouquet.bench.rooms.crowd.Entrance;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// nchan, given the frames that room-service would send, one POST each. It has no ticks: where
/// events are to share a frame, they are put together here, at no cost to it. Used by one thread.
final class NchanServer implements RoomServer {
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
  private static final int FIRST_FAILURE = 300;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final NchanProcess process;
  private final PerFrame perFrame;
  private final Venue venue = Venue.create();
  private final Map<RoomLog, Waiting> waiting = new HashMap<>();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  NchanServer(NchanProcess process, PerFrame perFrame) {
    this.process = process;
    this.perFrame = perFrame;
  }

  /// A room's events that share the next frame.
  private static final class Waiting {
    private final List<String> events = new ArrayList<>();
    private long lastSeq;
    private long sentAtNanos = System.nanoTime();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  }

  @Override
  public ServerName name() {
    return ServerName.NCHAN;
  }

  @Override
  public PerFrame perFrame() {
    return perFrame;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public Entrance entrance() {
    return new Entrance(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port()),
        "/watch/%s",
        List.of(),
        List.of());
  }

  @Override
  public void publish(RoomLog room, long seq) {
    var frame = waiting.computeIfAbsent(room, _ -> new Waiting());
    frame.events.add(SampleGift.json(seq));
    frame.lastSeq = seq;
    boolean isDue = System.nanoTime() - frame.sentAtNanos >= perFrame.tick().toNanos();
    if (perFrame == PerFrame.SINGLE || isDue) {
      send(room, frame);
    }
  }

  @Override
  public void flush() {
    waiting.forEach((room, frame) -> {
      if (!frame.events.isEmpty()) {
        send(room, frame);
      }
    });
    var why = failure.get();
    if (why != null) {
      throw new LoadFailure("nchan did not take an event: " + why);
    }
  }

  /// After the room's last one: requests on several connections would overtake each other.
  private void send(RoomLog room, Waiting frame) {
    var text = SampleGift.frame(room, frame.lastSeq, frame.events);
    frame.events.clear();
    frame.sentAtNanos = System.nanoTime();
    var address = "http://127.0.0.1:%d/publish/%s".formatted(process.port(), room.id());
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(ANSWER_PATIENCE)
            .POST(BodyPublishers.ofString(text))
            .build();
    frame.sent =
        frame.sent.thenCompose(
            _ -> http.sendAsync(request, BodyHandlers.discarding()).whenComplete(this::answered));
  }

  private void answered(@Nullable HttpResponse<Void> response, @Nullable Throwable thrown) {
    if (response == null) {
      failure.compareAndSet(null, String.valueOf(thrown));
    } else if (response.statusCode() >= FIRST_FAILURE) {
      failure.compareAndSet(null, "status " + response.statusCode());
    }
  }

  @Override
  public long cpuMicros() throws IOException {
    return ProcessTree.cpuMicros(process.pid());
  }

  /// It was compiled long ago.
  @Override
  public long compilerMicros() {
    return 0;
  }

  @Override
  public long memoryBytes() throws IOException {
    return ProcessMemory.residentBytes(process.pid());
  }
}
