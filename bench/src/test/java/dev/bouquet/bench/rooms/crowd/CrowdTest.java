package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String UPGRADED = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

  private final ServerSocket server;
  private final RoomLog room = new RoomLog();

  CrowdTest() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  void countsEventsAndWhoIsSentAway() throws Exception {
    var accepted = CompletableFuture.supplyAsync(() -> accept(UPGRADED));
    try (var crowd = Crowd.at(entrance(), EventTimes.OF_LOG)) {
      crowd.fill(room, 1);
      long first = room.append(System.nanoTime());
      long last = room.append(System.nanoTime());

      try (var viewer = accepted.join()) {
        viewer.getOutputStream().write(batch(first, last));
        viewer.getOutputStream().write(batch(last, last));
        assertThat(crowd.await(() -> crowd.counts().frames() == 2, PATIENCE)).isTrue();
      }

      assertThat(crowd.await(() -> crowd.counts().left() == 1, PATIENCE)).isTrue();
      assertThat(crowd.counts()).isEqualTo(new Counts(2, 2, 1, 1));
      assertThat(crowd.takeLatency().p99()).isPositive();
    }
  }

  @Test
  void theDeafReadNothingAndAreNoneWhoTakeTimes() throws Exception {
    var first = CompletableFuture.supplyAsync(() -> accept(UPGRADED));
    try (var crowd = Crowd.at(entrance(), EventTimes.OF_LOG)) {
      crowd.fill(room, 1);
      var second = CompletableFuture.supplyAsync(() -> accept(UPGRADED));
      crowd.fill(room, 2);
      crowd.deafen(2);

      long seq = room.append(System.nanoTime());
      try (var hears = first.join();
          var deaf = second.join()) {
        deaf.getOutputStream().write(batch(seq, seq));
        hears.getOutputStream().write(batch(seq, seq));
        assertThat(crowd.await(() -> crowd.counts().frames() == 1, PATIENCE)).isTrue();
      }

      assertThat(crowd.await(() -> crowd.counts().left() == 1, PATIENCE)).isTrue();
      assertThat(crowd.counts()).isEqualTo(new Counts(1, 1, 2, 1));
    }
  }

  @Test
  void aRefusalEndsTheRun() throws Exception {
    var accepted =
        CompletableFuture.supplyAsync(() -> accept("HTTP/1.1 503 Service Unavailable\r\n\r\n"));
    try (var crowd = Crowd.at(entrance(), EventTimes.OF_LOG)) {
      assertThatThrownBy(() -> crowd.fill(room, 1))
          .hasMessageContaining("HTTP/1.1 503 Service Unavailable");
    }
    accepted.join().close();
  }

  private Entrance entrance() {
    var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    return new Entrance(address, "/watch/%s", List.of(), List.of());
  }

  private Socket accept(String answer) {
    try {
      var socket = server.accept();
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] batch(long first, long last) throws IOException {
    var payload =
        "{\"t\":\"batch\",\"seq\":%d,\"events\":[{\"seq\":%d,\"type\":\"gift\"}]}"
            .formatted(last, first)
            .getBytes(US_ASCII);
    var frame = new ByteArrayOutputStream();
    frame.write(0x81);
    frame.write(payload.length);
    frame.write(payload);
    return frame.toByteArray();
  }
}
