package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import dev.bouquet.room.support.Wallet;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RoomComponent
class StreamComponentTest {
  private final Creator mia = Creator.named("Mia");
  private Wallet wallet;
  private Wallet otherSlot;

  @BeforeEach
  void open() {
    wallet = new Wallet(0);
    otherSlot = new Wallet(1);
  }

  @AfterEach
  void close() {
    wallet.close();
    otherSlot.close();
  }

  @Test
  void viewerSeesTheShowFromStartToEnd() throws Exception {
    var roomId = mia.scheduledRoom();
    try (var viewer = Viewer.joined(roomId)) {
      mia.start(roomId).statusCode(200);
      var charge = wallet.charge(roomId, 25);
      var events = new ArrayList<>(viewer.events(2));
      mia.end(roomId).statusCode(200);
      events.addAll(viewer.events(1));

      assertThat(events)
          .extracting(event -> event.getString("type"))
          .containsExactly("started", "gift", "ended");
      assertThat(seqs(events)).containsExactly(2L, 3L, 4L);
      var gift = events.get(1).getJsonObject("gift");
      assertThat(gift.getString("id")).isEqualTo(charge.getChargeId());
      assertThat(gift.getString("giftName")).isEqualTo("Rose");
      assertThat(gift.getString("senderName")).isEqualTo("Ben");
      assertThat(gift.getLong("coins")).isEqualTo(25);
      assertThat(events.get(1).getJsonObject("totals"))
          .isEqualTo(new JsonObject().put("gifts", 1).put("coins", 25));
    }
  }

  @Test
  void everyChargeArrivesOnceInOrderAlthoughPublishedTwice() throws Exception {
    var roomId = mia.liveRoom();
    int gifts = 200;
    try (var viewer = Viewer.joined(roomId);
        var second = Viewer.joined(roomId)) {
      var expected = new ArrayList<String>();
      for (int i = 0; i < gifts / 2; i++) {
        var charge = wallet.nextCharge(roomId, 1 + i);
        var other = otherSlot.nextCharge(roomId, 1 + i);
        expected.add(charge.getChargeId());
        expected.add(other.getChargeId());
        wallet.publish(charge);
        wallet.publish(charge);
        wallet.publish(other);
        wallet.publish(charge);
        wallet.publish(other);
      }

      var events = viewer.events(gifts);

      assertThat(seqs(events)).containsExactlyElementsOf(range(3, gifts + 2));
      assertThat(events)
          .extracting(event -> event.getJsonObject("gift").getString("id"))
          .containsExactlyElementsOf(expected);
      assertThat(second.events(gifts)).isEqualTo(events);
      assertThat(events.getLast().getJsonObject("totals").getLong("gifts")).isEqualTo(gifts);
      assertThat(viewer.framesSoFar()).isEmpty();
    }
  }

  @Test
  void viewerWhoComesBackGetsEveryMissedEvent() throws Exception {
    var roomId = mia.liveRoom();
    String epoch;
    try (var viewer = Viewer.joined(roomId)) {
      wallet.charge(roomId, 1);
      viewer.events(1);
      epoch = epochOf(roomId);
    }
    for (int i = 0; i < 50; i++) {
      wallet.charge(roomId, 1);
    }
    try (var other = Viewer.connect(roomId)) {
      other.auth(Viewer.token());
      other.resume(epoch, 3);
      var joined = other.joined();
      wallet.charge(roomId, 1);

      assertThat(joined.getBoolean("recovered")).isTrue();
      assertThat(joined.getJsonObject("snapshot")).isNull();
      assertThat(seqs(other.events(51))).containsExactlyElementsOf(range(4, 54));
    }
  }

  @Test
  void viewerWhoWasAwayTooLongGetsASnapshot() throws Exception {
    var roomId = mia.liveRoom();
    int gifts = 700; // more than the history keeps
    try (var watching = Viewer.joined(roomId)) {
      for (int i = 0; i < gifts; i++) {
        wallet.charge(roomId, 2);
      }
      watching.events(gifts);
    }
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.resume(epochOf(roomId), 3);

      var joined = viewer.joined();

      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getLong("seq")).isEqualTo(gifts + 2L);
      var snapshot = joined.getJsonObject("snapshot");
      assertThat(snapshot.getJsonObject("totals"))
          .isEqualTo(new JsonObject().put("gifts", gifts).put("coins", 2 * gifts));
      assertThat(snapshot.getJsonObject("room").getString("status")).isEqualTo("LIVE");
    }
  }

  @Test
  void otherEpochGetsASnapshot() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.resume("another", 1);

      assertThat(viewer.joined().getBoolean("recovered")).isFalse();
    }
  }

  @Test
  void viewerWhoHasSeenMoreThanThisPodWaitsForIt() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.resume(epochOf(roomId), 4);
      wallet.charge(roomId, 1);
      wallet.charge(roomId, 1);

      var joined = viewer.joined();

      assertThat(joined.getBoolean("recovered")).isTrue();
      assertThat(joined.getLong("seq")).isEqualTo(4);
    }
  }

  @Test
  void viewerWhoIsAheadForTooLongGetsASnapshot() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.resume(epochOf(roomId), 1_000_000);

      var joined = viewer.joined();

      assertThat(joined.getBoolean("recovered")).isFalse();
      assertThat(joined.getLong("seq")).isEqualTo(2);
    }
  }

  @Test
  void viewerMayJoinAgainOnTheSameConnection() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId)) {
      wallet.charge(roomId, 1);
      viewer.events(1);
      viewer.resume(epochOf(roomId), 2);

      assertThat(viewer.joined().getBoolean("recovered")).isTrue();
      assertThat(seqs(viewer.events(1))).containsExactly(3L);
      wallet.charge(roomId, 1);
      assertThat(seqs(viewer.events(1))).containsExactly(4L);
      assertThat(viewer.framesSoFar()).isEmpty();
    }
  }

  @Test
  void chargeThatComesAfterTheEndIsShown() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId)) {
      mia.end(roomId).statusCode(200);
      wallet.charge(roomId, 9);

      assertThat(viewer.events(2))
          .extracting(event -> event.getString("type"))
          .containsExactly("ended", "gift");
    }
  }

  @Test
  void chargesBeforeTheRoomCountFromItsFirstMoment() throws Exception {
    var roomId = UUID.randomUUID();
    wallet.charge(roomId, 5);
    wallet.flush();
    await()
        .untilAsserted(() ->
            assertThat(
                    mia.request()
                        .contentType("application/json")
                        .header("Idempotency-Key", roomId)
                        .body(java.util.Map.of("title", "Late"))
                        .post("/v1/rooms")
                        .statusCode())
                .isEqualTo(201));
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join"));

      assertThat(viewer.joined().getJsonObject("snapshot").getJsonObject("totals").getLong("coins"))
          .isEqualTo(5);
    }
  }

  private static List<Long> seqs(List<JsonObject> events) {
    return events.stream().map(event -> event.getLong("seq")).toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static String epochOf(UUID roomId) throws InterruptedException {
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join"));
      return viewer.joined().getString("epoch");
    }
  }
}
