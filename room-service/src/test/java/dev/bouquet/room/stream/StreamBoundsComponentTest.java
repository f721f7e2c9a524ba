package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RawSocket;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Where few may come in, and from pages of one origin only. Each test comes from addresses of its
/// own.
@RoomComponent
@TestProfile(StreamBoundsComponentTest.Narrow.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a machine has one address of its own")
class StreamBoundsComponentTest {
  private static final int OF_AN_ADDRESS = 5;
  private static final int OF_A_PERSON = 3;
  private static final int HANDSHAKES_PER_SECOND = 20;
  private static final String APP = "https://app.example";

  private final Creator mia = Creator.named("Mia");

  @Test
  void pagesOfOtherOriginsMayNotConnect() throws Exception {
    connect("127.0.0.11", Map.of("Origin", APP)).close();
    connect("127.0.0.11", Map.of()).close();

    for (var origin :
        new String[] {"https://evil.example", "http://app.example", "null", APP + "."}) {
      assertThatThrownBy(() -> connect("127.0.0.11", Map.of("Origin", origin)))
          .hasMessageContaining("403")
          .hasMessageContaining("application/problem+json")
          .hasMessageContaining("\"code\":\"ORIGIN_NOT_ALLOWED\"");
    }
  }

  @Test
  void addressHasOnlySoManyConnections() throws Exception {
    var open = new ArrayDeque<RawSocket>();
    try {
      for (int i = 0; i < OF_AN_ADDRESS; i++) {
        open.add(connect("127.0.0.12", Map.of()));
      }

      assertThatThrownBy(() -> connect("127.0.0.12", Map.of()))
          .hasMessageContaining("429")
          .hasMessageContainingAll("retry-after: 1", "application/problem+json")
          .hasMessageContaining("\"code\":\"TOO_MANY_CONNECTIONS\"");
      open.add(connect("127.0.0.13", Map.of()));
      open.pop().close();
      await().until(() -> isLetIn("127.0.0.12"));
    } finally {
      close(open);
    }
  }

  @Test
  void whatAClientSaysOfItsAddressIsNotBelieved() throws Exception {
    var open = new ArrayDeque<RawSocket>();
    try {
      for (int i = 0; i < OF_AN_ADDRESS; i++) {
        open.add(connect("127.0.0.14", Map.of("X-Forwarded-For", "203.0.113." + i)));
      }

      assertThatThrownBy(() -> connect("127.0.0.14", Map.of("X-Forwarded-For", "203.0.113.9")))
          .hasMessageContaining("\"code\":\"TOO_MANY_CONNECTIONS\"");
    } finally {
      close(open);
    }
  }

  @Test
  void addressConnectsOnlySoFast() throws Exception {
    var refusals = new ArrayDeque<String>();
    for (int i = 0; i < 20 * HANDSHAKES_PER_SECOND && refusals.isEmpty(); i++) {
      try (var _ = connect("127.0.0.15", Map.of())) {
        // and away again
      } catch (IOException refusal) {
        if (!refusal.getMessage().contains("TOO_MANY_CONNECTIONS")) {
          refusals.add(refusal.getMessage());
        }
      }
    }

    assertThat(refusals)
        .singleElement()
        .asString()
        .contains("429", "retry-after: 1", "\"code\":\"CONNECTING_TOO_FAST\"");
    connect("127.0.0.16", Map.of()).close();
    await().until(() -> isLetIn("127.0.0.15"));
  }

  @Test
  void personHasOnlySoManyConnections() throws Exception {
    var roomId = mia.liveRoom();
    var token = Viewer.token();
    var open = new ArrayDeque<RawSocket>();
    try {
      for (int i = 0; i < OF_A_PERSON; i++) {
        var socket = enter(roomId, "127.0.0.17", token);
        open.add(socket);
        assertThat(socket.read().json().getString("t")).isEqualTo("joined");
      }

      try (var oneMore = enter(roomId, "127.0.0.18", token)) {
        var bye = oneMore.read().json();
        assertThat(bye.getString("t")).isEqualTo("bye");
        assertThat(bye.getString("code")).isEqualTo("TOO_MANY_CONNECTIONS");
        assertThat(bye.getBoolean("reconnect")).isFalse();
        assertThat(oneMore.readCloseCode()).isEqualTo(4429);
      }
      try (var other = enter(roomId, "127.0.0.18", Viewer.token())) {
        assertThat(other.read().json().getString("t")).isEqualTo("joined");
      }
      open.pop().close();
      await()
          .until(() -> {
            try (var again = enter(roomId, "127.0.0.19", token)) {
              return again.read().json().getString("t").equals("joined");
            }
          });
    } finally {
      close(open);
    }
  }

  /// Greeted, authenticated and about to join.
  private static RawSocket enter(UUID roomId, String from, String token) throws IOException {
    var socket = new RawSocket(Viewer.address(roomId), from, Map.of());
    assertThat(socket.read().json().getString("t")).isEqualTo("hello");
    socket.send(new JsonObject().put("t", "auth").put("token", token));
    socket.send(new JsonObject().put("t", "join"));
    return socket;
  }

  private static RawSocket connect(String from, Map<String, String> headers) throws IOException {
    return new RawSocket(Viewer.address(UUID.randomUUID()), from, headers);
  }

  private static boolean isLetIn(String from) {
    try (var _ = connect(from, Map.of())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void close(Iterable<RawSocket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var stream = "bouquet.room.stream.";
      return Map.of(
          stream + "allowed-origins", APP,
          stream + "auth-timeout", "30s",
          stream + "max-connections-per-address-count", Integer.toString(OF_AN_ADDRESS),
          stream + "max-connections-per-person-count", Integer.toString(OF_A_PERSON),
          stream + "max-handshakes-per-address-per-second-count",
              Integer.toString(HANDSHAKES_PER_SECOND));
    }
  }
}
