package dev.bouquet.local.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A viewer at a stream that the test plays by hand; one server is gateway and Keycloak.
class ViewerTest {
  private static final String AUTH = "{\"t\":\"auth\",\"token\":\"secret\"}";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Screens screens = new Screens();
  private Api api = new Api("unset", "unset");
  private Viewer viewer = viewer();

  @BeforeEach
  void takeASeat() throws Exception {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request.response().end("{\"access_token\":\"secret\",\"expires_in\":1800}"))
            .webSocketHandler(socket -> {
              socket.textMessageHandler(said::add);
              socket.writeTextMessage("{\"t\":\"hello\"}");
              sockets.add(socket);
            })
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    api.close();
    var url = "http://127.0.0.1:" + server.actualPort();
    api = new Api(url, url);
    viewer = viewer();
    viewer.watch();
  }

  @AfterEach
  void leave() throws Exception {
    viewer.leave();
    api.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Viewer viewer() {
    var stage = new Stage(api, new Person(api, "creator"), "room", 0);
    return new Viewer(api, new Person(api, "viewer"), stage, screens);
  }

  private Gift gift(int index) {
    var gift = new Gift(index, viewer, "rose", 1, 1, null);
    screens.expect(gift);
    gift.sending(System.nanoTime(), System.nanoTime());
    return gift;
  }

  private ServerWebSocket connection() throws InterruptedException {
    return requireNonNull(sockets.poll(10, TimeUnit.SECONDS));
  }

  private String nextSaid() throws InterruptedException {
    return requireNonNull(said.poll(10, TimeUnit.SECONDS));
  }

  private static void joined(ServerWebSocket socket, long seq, boolean recovered) {
    socket.writeTextMessage(
        "{\"t\":\"joined\",\"room\":\"room\",\"epoch\":\"e1\",\"seq\":%d,\"recovered\":%s}"
            .formatted(seq, recovered));
  }

  private static void batch(ServerWebSocket socket, long seq, Gift gift) {
    socket.writeTextMessage(
        "{\"t\":\"batch\",\"room\":\"room\",\"epoch\":\"e1\",\"seq\":%d,\"events\":[{\"seq\":%d,\"type\":\"gift\",\"gift\":{\"id\":\"%s\"}}]}"
            .formatted(seq, seq, gift.key()));
  }

  @Test
  void countsCombosGoalsMessagesAndLikesAsToldOnce() throws Exception {
    var socket = connection();
    var combo = UUID.randomUUID();
    var message = UUID.randomUUID();
    var ended = "{\"type\":\"comboEnded\",\"seq\":%d,\"comboEnded\":{\"id\":\"%s\",\"total\":%d}}";
    joined(socket, 7, false);
    socket.writeTextMessage(
        "{\"t\":\"batch\",\"epoch\":\"e1\",\"seq\":10,\"events\":[%s,%s,{\"type\":\"goalReached\",\"seq\":10}]}"
            .formatted(ended.formatted(8, combo, 3), ended.formatted(9, combo, 4)));
    var live =
        "{\"t\":\"live\",\"standing\":{\"likes\":5},\"events\":[{\"type\":\"message\",\"message\":{\"id\":\"%s\"}}]}";
    socket.writeTextMessage(live.formatted(message));
    await().until(() -> viewer.hasRead(message));

    assertThat(viewer.comboTotal(combo)).isEqualTo(7);
    assertThat(viewer.goalsReached()).isEqualTo(1);
    assertThat(viewer.likes()).isEqualTo(5);
    assertThat(screens.duplicates()).isZero();

    socket.writeTextMessage(live.formatted(message));
    await().until(() -> screens.duplicates() == 1);
  }

  @Test
  void likesOverItsConnection() throws Exception {
    var socket = connection();
    assertThat(nextSaid()).isEqualTo(AUTH);
    assertThat(nextSaid()).isEqualTo("{\"t\":\"join\"}");
    joined(socket, 7, false);

    viewer.like(3);

    assertThat(nextSaid()).isEqualTo("{\"t\":\"like\",\"count\":3}");
  }

  @Test
  void resumesAfterTheLastEventSeen() throws Exception {
    var first = connection();
    assertThat(nextSaid()).isEqualTo(AUTH);
    assertThat(nextSaid()).isEqualTo("{\"t\":\"join\"}");
    joined(first, 7, false);
    var before = gift(0);
    batch(first, 8, before);
    await().until(() -> viewer.hasSeen(before));

    first.close();
    var second = connection();
    assertThat(nextSaid()).isEqualTo(AUTH);
    assertThat(nextSaid()).isEqualTo("{\"t\":\"join\",\"epoch\":\"e1\",\"seq\":8}");
    joined(second, 9, true);
    var missed = gift(1);
    batch(second, 9, missed);
    await().until(() -> viewer.hasSeen(missed));

    assertThat(screens.delivered()).isEqualTo(2);
    assertThat(screens.duplicates()).isZero();
    assertThat(screens.gaps()).isZero();
    assertThat(screens.resumes()).isEqualTo(1);
  }

  @Test
  void countsRepeatsAndGaps() throws Exception {
    var socket = connection();
    joined(socket, 0, false);
    var one = gift(0);
    var two = gift(1);

    batch(socket, 1, one);
    batch(socket, 1, one); // the same event again
    batch(socket, 4, two); // 2 and 3 are missing
    batch(socket, 5, one); // the same gift as another event

    await().until(() -> screens.duplicates() == 2);
    assertThat(screens.gaps()).isEqualTo(2);
    assertThat(screens.delivered()).isEqualTo(2);
  }

  @Test
  void countsASnapshotInsteadOfEventsAsAGap() throws Exception {
    var first = connection();
    joined(first, 3, false);
    await().until(() -> viewer.hasToSee(gift(0)));

    first.close();
    joined(connection(), 6, false);

    await().until(() -> screens.gaps() == 3);
  }

  @Test
  void hasToSeeOnlyWhatWasSentAfterItHadJoined() throws Exception {
    var early = gift(0);
    joined(connection(), 0, false);
    await().until(() -> viewer.hasToSee(gift(1)));

    assertThat(viewer.hasToSee(early)).isFalse();
  }
}
