package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.ProcessTree;
import dev.bouquet.bench.rooms.crowd.Entrance;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import dev.bouquet.kit.test.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The packaged room-service as a process of its own. Events come to it through Kafka.
final class BouquetServer implements RoomServer, AutoCloseable {
  /// All of the heap is there from the start and divided for good, so that what grows with viewers
  /// shows in what of it is in use, and everything else in what is resident.
  static final List<String> FLAGS =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseParallelGC",
          "-XX:-UseAdaptiveSizePolicy",
          // All viewers are one person at one address.
          "-Dbouquet.room.stream.max-connections-per-address-count=10000",
          "-Dbouquet.room.stream.max-connections-per-person-count=10000",
          "-Dbouquet.room.stream.max-handshakes-per-address-per-second-count=10000");

  private static final String POD = "room-0";
  private static final Pattern SLOW_CLOSES =
      Pattern.compile(
          "(?m)^bouquet_room_stream_closes_total\\{code=\"SLOW_CONSUMER\"[^}]*} (\\S+)");

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_(used|committed)_bytes\\{area=\"heap\"[^}]*} (\\S+)");

  private final ServiceProcess process;
  private final PerFrame perFrame;
  private final Venue venue;
  private final RoomTopics topics;
  private final String token;

  private BouquetServer(
      ServiceProcess process, PerFrame perFrame, Venue venue, RoomTopics topics, String token) {
    this.process = process;
    this.perFrame = perFrame;
    this.venue = venue;
    this.topics = topics;
    this.token = token;
  }

  /// @param token of a person who may watch
  static BouquetServer start(
      Path repositoryRoot,
      Path folder,
      ServiceProcess.Parts parts,
      PerFrame perFrame,
      RoomTopics topics,
      String token)
      throws IOException, InterruptedException {
    var venue = Venue.create();
    topics.open(venue.all());
    var flags = new ArrayList<>(FLAGS);
    flags.add("-Dbouquet.room.hub.tick=%dms".formatted(perFrame.tick().toMillis()));
    var module = repositoryRoot.resolve("room-service");
    var process = ServiceProcess.start(module, folder, POD, parts, flags);
    return new BouquetServer(process, perFrame, venue, topics, token);
  }

  /// Of its REST API.
  int port() {
    return process.port();
  }

  @Override
  public ServerName name() {
    return ServerName.BOUQUET;
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
        "/v1/rooms/%s/stream",
        List.of("Sec-WebSocket-Protocol: bouquet.v1.json"),
        List.of(
            """
            {"t":"auth","token":"%s"}\
            """
                .formatted(token),
            """
            {"t":"join"}\
            """));
  }

  @Override
  public void publish(RoomLog room, long seq) {
    topics.publish(room, seq);
  }

  @Override
  public void flush() {
    topics.flush();
  }

  @Override
  public long cpuMicros() throws IOException {
    return ProcessTree.cpuMicros(process.pid());
  }

  @Override
  public long compilerMicros() throws IOException {
    return ProcessTree.compilerMicros(process.pid());
  }

  @Override
  public long memoryBytes() throws IOException, InterruptedException {
    ProcessMemory.collectGarbage(process.pid());
    long unused = 0;
    var heap = HEAP.matcher(process.metrics());
    while (heap.find()) {
      long bytes = (long) Double.parseDouble(heap.group(2));
      unused += heap.group(1).equals("committed") ? bytes : -bytes;
    }
    return ProcessMemory.residentBytes(process.pid()) - unused;
  }

  /// Viewers whom it has sent away since they read too slowly.
  long slowCloses() throws IOException, InterruptedException {
    var closes = SLOW_CLOSES.matcher(process.metrics());
    return closes.find() ? (long) Double.parseDouble(closes.group(1)) : 0;
  }

  @Override
  public void close() {
    process.close();
  }
}
