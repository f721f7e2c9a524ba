package dev.bouquet.room.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.room.support.Viewer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A viewer who keeps the room's log as a decent client does, and comes back with `epoch` and
/// `seq`. Fails at the first event that is missing or comes twice.
final class Follower implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final UUID roomId;
  private final List<String> charges = new ArrayList<>();
  private final List<String> farewells = new ArrayList<>();
  private final String epoch;
  private Viewer viewer;
  private long seq;
  private JsonObject totals = new JsonObject();

  private Follower(UUID roomId, Pod pod) throws InterruptedException {
    this.roomId = roomId;
    this.viewer = enter(pod, new JsonObject().put("t", "join"));
    var joined = viewer.joined();
    this.epoch = joined.getString("epoch");
    this.seq = joined.getLong("seq");
  }

  /// From now on.
  static Follower of(UUID roomId, Pod pod) throws InterruptedException {
    return new Follower(roomId, pod);
  }

  private Viewer enter(Pod pod, JsonObject join) throws InterruptedException {
    var entered = Viewer.connect(pod.stream(roomId));
    entered.auth(pod.viewerToken());
    entered.send(join);
    return entered;
  }

  UUID roomId() {
    return roomId;
  }

  String epoch() {
    return epoch;
  }

  /// The connection is cut; what it had brought counts.
  void cut() {
    readWhatCame();
    viewer.close();
  }

  /// With what is missing since then.
  void resume(Pod pod) throws InterruptedException {
    viewer = enter(pod, new JsonObject().put("t", "join").put("epoch", epoch).put("seq", seq));
    var joined = viewer.joined();
    assertRecovered(joined);
    assertThat(joined.getLong("seq")).isGreaterThanOrEqualTo(seq);
  }

  /// Returns when so many charges have come.
  void readCharges(int wanted) {
    await()
        .alias("charge %d of room %s".formatted(wanted, roomId))
        .atMost(PATIENCE)
        .pollInSameThread()
        .until(() -> {
          boolean isOver = viewer.isClosed();
          readWhatCame();
          boolean isThere = charges.size() >= wanted;
          assertThat(isOver && !isThere).as("%s after %d", farewells, charges.size()).isFalse();
          return isThere;
        });
  }

  /// Returns when the server has ended the connection.
  void readToTheEnd() {
    await().atMost(PATIENCE).until(viewer::isClosed);
    readWhatCame();
  }

  /// Whether the connection still is the one with which it came.
  boolean isConnected() {
    return !viewer.isClosed();
  }

  private void readWhatCame() {
    for (var frame = viewer.poll(); frame.isPresent(); frame = viewer.poll()) {
      read(frame.get());
    }
  }

  private void read(JsonObject frame) {
    switch (frame.getString("t")) {
      case "batch" -> frame.getJsonArray("events").forEach(event -> append((JsonObject) event));
      case "bye" -> farewells.add(frame.getString("code"));
      case "joined" -> assertRecovered(frame);
      default -> throw new AssertionError(frame.encode());
    }
  }

  private void append(JsonObject event) {
    assertThat(event.getLong("seq")).as("after %d: %s", seq, event).isEqualTo(seq + 1);
    seq++;
    totals = event.getJsonObject("totals");
    if (event.getString("type").equals("gift")) {
      charges.add(event.getJsonObject("gift").getString("id"));
    }
  }

  private void assertRecovered(JsonObject joined) {
    assertThat(joined.getBoolean("recovered")).as(joined.encode()).isTrue();
    assertThat(joined.getString("epoch")).isEqualTo(epoch);
  }

  /// The codes with which servers have sent it away.
  List<String> farewells() {
    return farewells;
  }

  /// Their ids in the order in which they came.
  List<String> charges() {
    return charges;
  }

  /// As the last event has them.
  JsonObject totals() {
    return totals;
  }

  @Override
  public void close() {
    viewer.close();
  }
}
