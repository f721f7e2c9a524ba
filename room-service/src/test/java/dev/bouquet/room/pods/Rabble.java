package dev.bouquet.room.pods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.support.RawSocket;
import dev.bouquet.room.support.RawSocket.RawFrame;
import dev.bouquet.room.support.Viewer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients of one room that do what no decent client does.
final class Rabble {
  private static final int AT_ONCE = 16;
  private static final int FINAL = 0x80;
  private static final int HUGE_BYTES = 1 << 20;

  private final Pod pod;
  private final URI address;

  Rabble(Pod pod, UUID roomId) {
    this.pod = pod;
    this.address = pod.stream(roomId);
  }

  /// Connections that vanish half-way through the handshake or right after it, with a farewell of
  /// TCP or without.
  ///
  /// @return what it took
  Duration storm(int connections) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < connections; i++) {
        boolean isComplete = i % 2 == 0;
        boolean isReset = i % 4 < 2;
        all.add(
            threads.submit(() -> {
              vanish(isComplete, isReset);
              return null;
            }));
      }
      for (var one : all) {
        one.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void vanish(boolean isComplete, boolean isReset) throws IOException {
    var handshake = RawSocket.handshake(address.getPath());
    int length = isComplete ? handshake.length : handshake.length / 2;
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(Arrays.copyOf(handshake, length));
      if (isReset) {
        socket.setSoLinger(true, 0);
      }
    }
  }

  /// Viewers who read everything and answer no ping.
  ///
  /// @return what each was told in the end
  List<String> neverAnswer(int count) throws IOException {
    var mutes = new ArrayList<RawSocket>();
    try {
      for (int i = 0; i < count; i++) {
        var mute = new RawSocket(address);
        mutes.add(mute);
        mute.send(new JsonObject().put("t", "auth").put("token", pod.viewerToken()));
        mute.send(new JsonObject().put("t", "join"));
      }
      var farewells = new ArrayList<String>();
      for (var mute : mutes) {
        farewells.add(farewell(mute));
      }
      return farewells;
    } finally {
      for (var mute : mutes) {
        mute.close();
      }
    }
  }

  private static String farewell(RawSocket socket) throws IOException {
    while (true) {
      var frame = socket.read();
      if (frame.opcode() == RawFrame.TEXT && frame.json().getString("t").equals("bye")) {
        return frame.json().getString("code");
      }
    }
  }

  /// Claims to have seen what it has not.
  ///
  /// @return what it was told instead
  JsonObject lie(String epoch, long seq) throws InterruptedException {
    try (var liar = Viewer.connect(address)) {
      liar.auth(pod.viewerToken());
      liar.resume(epoch, seq);
      return liar.joined();
    }
  }

  /// Frames larger than any message may be; the server need not wait for their end.
  void sendHugeFrames(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (var socket = new RawSocket(address)) {
        try {
          socket.sendFrame(FINAL | RawFrame.TEXT, new byte[HUGE_BYTES]);
        } catch (SocketException cutOff) {
          assertThat(cutOff).hasMessageMatching("Broken pipe|Connection reset.*");
        }
        assertThat(socket.readCloseCode()).isEqualTo(4400);
      }
    }
  }
}
