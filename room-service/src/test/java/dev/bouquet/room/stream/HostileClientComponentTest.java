package dev.bouquet.room.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RawSocket;
import dev.bouquet.room.support.RawSocket.RawFrame;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import dev.bouquet.room.support.Wallet;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class HostileClientComponentTest {
  private static final int FINAL = 0x80;
  private static final int PING = 0x89;

  @Inject MeterRegistry metrics;

  private final Creator mia = Creator.named("Mia");

  @Test
  void forgedTokenIsRefused() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.auth("abc.def.ghi");

      assertThat(viewer.bye("UNAUTHENTICATED", 4401).getBoolean("reconnect")).isFalse();
    }
  }

  @Test
  void expiredTokenAndAServicesTokenAreRefused() throws Exception {
    for (var token :
        new String[] {
          SuiteResource.issuer().expiredToken(UUID.randomUUID(), "viewer"),
          SuiteResource.issuer().tokenForAudience("bouquet-internal", UUID.randomUUID(), "viewer"),
          SuiteResource.issuer().tokenForAudience("elsewhere", UUID.randomUUID(), "viewer")
        }) {
      try (var viewer = Viewer.connect(UUID.randomUUID())) {
        viewer.auth(token);

        viewer.bye("UNAUTHENTICATED", 4401);
      }
    }
  }

  @Test
  void personWithoutARoleIsRefused() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.auth(SuiteResource.issuer().personToken(UUID.randomUUID(), "Nobody", "other"));

      viewer.bye("FORBIDDEN", 4403);
    }
  }

  @Test
  void joinBeforeAuthenticationIsRefused() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.send(new JsonObject().put("t", "join"));

      viewer.bye("UNAUTHENTICATED", 4401);
    }
  }

  @Test
  void silenceIsEndedByATimeOut() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.bye("AUTH_TIMEOUT", 4408);
    }
  }

  @Test
  void connectionEndsWithItsToken() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(
          SuiteResource.issuer()
              .personToken(Duration.ofSeconds(3), UUID.randomUUID(), "Vera", "viewer"));
      viewer.send(new JsonObject().put("t", "join"));
      viewer.joined();

      assertThat(viewer.warning().getLong("inMs")).isBetween(0L, 3000L);
      assertThat(viewer.bye("TOKEN_EXPIRED", 4401).getBoolean("reconnect")).isTrue();
    }
  }

  @Test
  void newerTokenProlongsTheConnection() throws Exception {
    var roomId = mia.liveRoom();
    var vera = UUID.randomUUID();
    try (var viewer = Viewer.connect(roomId);
        var wallet = new Wallet(0)) {
      viewer.auth(
          SuiteResource.issuer().personToken(Duration.ofSeconds(3), vera, "Vera", "viewer"));
      viewer.send(new JsonObject().put("t", "join"));
      viewer.joined();
      viewer.auth(SuiteResource.issuer().personToken(vera, "Vera", "viewer"));

      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(6))
          .until(() -> viewer.framesSoFar().isEmpty());
      wallet.charge(roomId, 1);
      viewer.events(1);
      assertThat(viewer.warningsSoFar()).hasSizeLessThanOrEqualTo(1);
      viewer.auth(Viewer.token());
      viewer.bye("UNAUTHENTICATED", 4401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-7000-8000-0000000000ff", "not-a-uuid"})
  void unknownRoomIsNotFound(String roomId) throws Exception {
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join"));

      viewer.bye("ROOM_NOT_FOUND", 4404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "null",
        "\"join\"",
        "{\"t\":7}",
        "{\"t\":\"auth\"}",
        "{\"t\":\"auth\",\"token\":{}}",
        "{\"t\":\"join\",\"epoch\":\"e\"}",
        "{\"t\":\"join\",\"epoch\":\"e\",\"seq\":-1}",
        "{\"t\":\"join\",\"epoch\":\"e\",\"seq\":1.5}",
        "{\"t\":\"join\",\"epoch\":\"e\",\"seq\":99999999999999999999}",
        "{\"t\":\"join\"} {}"
      })
  void frameThatBreaksTheProtocolEndsTheConnection(String text) throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.sendText(text);

      viewer.bye("BAD_FRAME", 4400);
    }
  }

  @Test
  void unknownKindsOfFramesAreIgnored() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.connect(roomId)) {
      viewer.send(new JsonObject().put("t", "from-the-future"));
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join").put("also", "new"));

      viewer.joined();
    }
  }

  @Test
  void binaryAndLargeFramesEndTheConnection() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.sendBinary(new byte[] {1, 2, 3});
      viewer.bye("BAD_FRAME", 4400);
    }
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      viewer.sendText("{\"t\":\"" + "x".repeat(5000) + "\"}");
      viewer.bye("BAD_FRAME", 4400);
    }
  }

  /// The server does not wait for the rest: the client learns why from what it reads, even where it
  /// can no longer write.
  @ParameterizedTest
  @ValueSource(ints = {50_000, 1_048_576})
  void hugeFrameEndsTheConnectionBeforeItIsRead(int bytes) throws Exception {
    try (var socket = new RawSocket(UUID.randomUUID())) {
      try {
        socket.sendFrame(FINAL | RawFrame.TEXT, new byte[bytes]);
      } catch (IOException cutOff) {
        assertThat(cutOff).hasMessageMatching("Broken pipe|Connection reset.*");
      }

      assertThat(socket.readCloseCode()).isEqualTo(4400);
    }
  }

  @Test
  void floodOfFramesEndsTheConnection() throws Exception {
    try (var viewer = Viewer.connect(UUID.randomUUID())) {
      for (int i = 0; i < 11; i++) {
        viewer.send(new JsonObject().put("t", "hi"));
      }

      viewer.bye("BAD_FRAME", 4400);
    }
  }

  @Test
  void floodOfPingsEndsTheConnection() throws Exception {
    try (var socket = new RawSocket(UUID.randomUUID())) {
      for (int i = 0; i < 20; i++) {
        socket.sendFrame(PING, "ping".getBytes(UTF_8));
      }

      assertThat(socket.readCloseCode()).isEqualTo(4400);
    }
  }

  @Test
  void messageInPiecesIsPutTogether() throws Exception {
    var roomId = mia.liveRoom();
    try (var socket = new RawSocket(roomId)) {
      socket.send(new JsonObject().put("t", "auth").put("token", Viewer.token()));
      socket.sendFrame(RawFrame.TEXT, "{\"t\":".getBytes(UTF_8));
      socket.sendFrame(FINAL, "\"join\"}".getBytes(UTF_8));

      assertThat(socket.read().json().getString("t")).isEqualTo("hello");
      assertThat(socket.read().json().getString("t")).isEqualTo("joined");
    }
  }

  @Test
  void bytesThatAreNoFrameEndTheConnection() throws Exception {
    try (var socket = new RawSocket(UUID.randomUUID())) {
      socket.read();
      socket.sendBytes(new byte[] {(byte) 0xFF, 0x00, 0x01, 0x02});

      assertThat(socket.readCloseCode()).isIn(1002, 4400);
    }
  }

  @Test
  void pagesOfAnyOriginMayConnectUnlessSomebodySaysWhich() throws Exception {
    var origin = Map.of("Origin", "https://anywhere.example");
    try (var socket = new RawSocket(Viewer.address(UUID.randomUUID()), "127.0.0.1", origin)) {
      assertThat(socket.read().json().getString("t")).isEqualTo("hello");
    }
  }

  @Test
  void addressTakesWebSocketsOnly() {
    RestAssured.given()
        .get("/v1/rooms/{id}/stream", UUID.randomUUID())
        .then()
        .statusCode(426)
        .contentType("application/problem+json")
        .body("code", Matchers.equalTo("UPGRADE_REQUIRED"));
  }

  @Test
  void slowViewerIsClosedAndComesBackWithoutAGap() throws Exception {
    var roomId = mia.liveRoom();
    int gifts = 4000;
    try (var slow = new RawSocket(roomId);
        var fast = Viewer.joined(roomId);
        var wallet = new Wallet(0)) {
      slow.send(new JsonObject().put("t", "auth").put("token", Viewer.token()));
      slow.send(new JsonObject().put("t", "join"));
      assertThat(slow.read().json().getString("t")).isEqualTo("hello");
      var epoch = slow.read().json().getString("epoch");
      double before = slowCloses();
      for (int i = 0; i < gifts; i++) {
        wallet.charge(roomId, 1);
      }

      // It is read from at once: a viewer who does not answer the close in time is cut off.
      await().until(() -> slowCloses() > before);

      var seen = new ArrayList<Long>();
      var frame = slow.read();
      while (frame.opcode() == RawFrame.TEXT
          && Set.of("batch", "live").contains(frame.json().getString("t"))) {
        var isBatch = frame.json().getString("t").equals("batch");
        var events = isBatch ? frame.json().getJsonArray("events") : new JsonArray();
        for (int i = 0; i < events.size(); i++) {
          seen.add(events.getJsonObject(i).getLong("seq"));
        }
        frame = slow.read();
      }
      assertThat(frame.json().getString("code")).isEqualTo("SLOW_CONSUMER");
      assertThat(frame.json().getBoolean("reconnect")).isTrue();
      assertThat(slow.read().closeCode()).isEqualTo(4429);
      assertThat(seen)
          .containsExactlyElementsOf(LongStream.rangeClosed(3, seen.size() + 2L).boxed().toList());
      assertThat(seen.size()).isLessThan(gifts);
      assertThat(fast.events(gifts)).hasSize(gifts);

      try (var back = Viewer.connect(roomId)) {
        back.auth(Viewer.token());
        back.resume(epoch, seen.getLast());
        assertThat(back.joined().getLong("seq")).isEqualTo(gifts + 2L);
      }
    }
  }

  @Test
  void viewerWhoNeverReadsIsCutOff() throws Exception {
    var roomId = mia.liveRoom();
    int gifts = 4000;
    try (var deaf = new RawSocket(roomId);
        var fast = Viewer.joined(roomId);
        var wallet = new Wallet(0)) {
      deaf.send(new JsonObject().put("t", "auth").put("token", Viewer.token()));
      deaf.send(new JsonObject().put("t", "join"));
      double before = slowCloses();
      await().until(() -> connections() == 2);
      fast.standing(standing -> standing.getInteger("viewers") == 2);
      for (int i = 0; i < gifts; i++) {
        wallet.charge(roomId, 1);
      }

      assertThat(fast.events(gifts)).hasSize(gifts);
      await().until(() -> slowCloses() > before);
      await().atMost(Duration.ofSeconds(20)).until(() -> connections() == 1);
    }
  }

  private double connections() {
    return metrics.get("bouquet.room.stream.connections").gauge().value();
  }

  private double slowCloses() {
    return metrics.counter("bouquet.room.stream.closes", "code", "SLOW_CONSUMER").count();
  }
}
