package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.room.v1.ClientFrame;
import dev.bouquet.contracts.room.v1.Like;
import dev.bouquet.contracts.room.v1.ServerFrame;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.command.RoomInputWriter;
import dev.bouquet.room.support.Asking;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.ProtoViewer;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import dev.bouquet.room.support.Wallet;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What goes on in a room beside its log: messages, likes, who is here, who may not be.
@RoomComponent
class LiveRoomComponentTest {
  private final Creator mia = Creator.named("Mia");
  private final UUID ben = UUID.randomUUID();
  @Inject RoomInputWriter inputs;

  @Test
  void messagesAreShownAndKeptForThoseWhoComeUnlessDeleted() throws Exception {
    var roomId = mia.liveRoom();
    var kept = UUID.randomUUID().toString();
    var deleted = UUID.randomUUID().toString();
    try (var viewer = Viewer.joined(roomId)) {
      inputs.write(Asking.say(roomId, ben, kept, "Hello")).get();
      assertThat(viewer.ambient("message").getString("text")).isEqualTo("Hello");
      inputs.write(Asking.say(roomId, ben, deleted, "Rubbish")).get();
      assertThat(viewer.ambient("message").getString("id")).isEqualTo(deleted);
      inputs.write(Asking.delete(roomId, mia.id(), deleted)).get();
      var event = viewer.events(1).getFirst();
      assertThat(event.getJsonObject("messageDeleted").getString("id")).isEqualTo(deleted);
    }
    assertRemembered(roomId, kept);
  }

  @Test
  void allThatAPersonHasSaidIsTakenAwayAtOnce() throws Exception {
    var roomId = mia.liveRoom();
    var ada = UUID.randomUUID();
    var kept = UUID.randomUUID().toString();
    try (var viewer = Viewer.joined(roomId)) {
      for (var text : List.of("Rubbish", "More of it")) {
        inputs.write(Asking.say(roomId, ben, UUID.randomUUID().toString(), text)).get();
        assertThat(viewer.ambient("message").getString("text")).isEqualTo(text);
      }
      inputs.write(Asking.say(roomId, ada, kept, "Hello")).get();
      assertThat(viewer.ambient("message").getString("id")).isEqualTo(kept);
      mia.request()
          .delete("/v1/rooms/{id}/people/{person}/messages", roomId, ben)
          .then()
          .statusCode(204);
      assertThat(viewer.events(1).getFirst().getJsonObject("messagesDeleted").getString("personId"))
          .isEqualTo(ben.toString());
    }
    assertRemembered(roomId, kept);
  }

  /// By whoever comes now.
  private static void assertRemembered(UUID roomId, String messageId) throws Exception {
    try (var late = Viewer.connect(roomId)) {
      late.auth(Viewer.token());
      late.send(new JsonObject().put("t", "join"));

      assertThat(late.joined().getJsonObject("snapshot").getJsonArray("messages"))
          .extracting(m -> ((JsonObject) m).getJsonObject("message").getString("id"))
          .containsExactly(messageId);
    }
  }

  @Test
  void whoeverComesBackIsToldWhatWasSaidMeanwhile() throws Exception {
    var roomId = mia.liveRoom();
    var heard = UUID.randomUUID().toString();
    var missed = UUID.randomUUID().toString();
    String epoch;
    long seq;
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join"));
      var joined = viewer.joined();
      epoch = joined.getString("epoch");
      seq = joined.getLong("seq");
      inputs.write(Asking.say(roomId, ben, heard, "Hello")).get();
      viewer.ambient("message");
    }
    try (var witness = Viewer.joined(roomId)) {
      inputs.write(Asking.say(roomId, ben, missed, "Anybody?")).get();
      witness.ambient("message");
    }
    for (var codec : new String[] {"json", "proto"}) {
      assertThat(toldOnReturn(codec, roomId, epoch, seq, heard)).as(codec).containsExactly(missed);
    }
  }

  private static List<String> toldOnReturn(
      String codec, UUID roomId, String epoch, long seq, String messageId) throws Exception {
    if (codec.equals("json")) {
      try (var viewer = Viewer.connect(roomId)) {
        viewer.auth(Viewer.token());
        viewer.send(
            new JsonObject()
                .put("t", "join")
                .put("epoch", epoch)
                .put("seq", seq)
                .put("messageId", messageId));
        assertThat(viewer.joined().getBoolean("recovered")).isTrue();
        return viewer.nextLive().getJsonArray("events").stream()
            .map(event -> ((JsonObject) event).getJsonObject("message").getString("id"))
            .toList();
      }
    }
    try (var viewer = new ProtoViewer(roomId)) {
      viewer.auth();
      viewer.resume(epoch, seq, messageId);
      assertThat(viewer.next(ServerFrame.FrameCase.JOINED).getJoined().getRecovered()).isTrue();
      return viewer.next(ServerFrame.FrameCase.LIVE).getLive().getEventsList().stream()
          .map(event -> event.getMessageSaid().getMessageId())
          .toList();
    }
  }

  @Test
  void likesAndPeopleAreCounted() throws Exception {
    var roomId = mia.liveRoom();
    var token = SuiteResource.issuer().personToken(ben, "Ben", "viewer");
    try (var viewer = Viewer.joined(roomId)) {
      try (var device = Viewer.joined(roomId, token);
          var otherDevice = Viewer.joined(roomId, token)) {
        viewer.standing(standing -> standing.getInteger("viewers") == 2);
        device.send(new JsonObject().put("t", "like").put("count", 5));
        otherDevice.send(new JsonObject().put("t", "like").put("count", 20));

        viewer.standing(standing -> standing.getLong("likes") == 25);
      }
      viewer.standing(standing -> standing.getInteger("viewers") == 1);
    }
  }

  @Test
  void presenceIsToldWhenSomebodyLeaves() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId)) {
      try (var guest =
          Viewer.joined(roomId, SuiteResource.issuer().personToken(ben, "Ben", "viewer"))) {
        assertThat(guest.framesSoFar()).isEmpty();
      }

      var standing = viewer.standing(s -> !s.getJsonArray("mostPresent").isEmpty());

      assertThat(standing.getJsonArray("mostPresent").getJsonObject(0).getString("personId"))
          .isEqualTo(ben.toString());
    }
  }

  @Test
  void likesInASuspendedRoomDoNotCountAndPeopleMayStillComeIn() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId)) {
      inputs.write(Asking.suspend(roomId)).get();
      assertThat(viewer.events(1).getFirst().getString("type")).isEqualTo("suspended");
      await().until(() -> statusFor(roomId).equals("SUSPENDED"));
      viewer.send(new JsonObject().put("t", "like").put("count", 5));
      try (var other = Viewer.joined(roomId)) {
        var standing = other.standing(s -> s.getInteger("viewers") == 2);

        assertThat(standing.getLong("likes")).isZero();
      }
    }
  }

  private static String statusFor(UUID roomId) throws InterruptedException {
    try (var viewer = Viewer.connect(roomId)) {
      viewer.auth(Viewer.token());
      viewer.send(new JsonObject().put("t", "join"));
      return viewer.joined().getJsonObject("snapshot").getJsonObject("room").getString("status");
    }
  }

  @Test
  void tooManyLikesInAFrameBreakTheProtocol() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = Viewer.joined(roomId)) {
      viewer.send(new JsonObject().put("t", "like").put("count", 21));
      viewer.bye("BAD_FRAME", 4400);
    }
  }

  @Test
  void bannedPersonIsSentAwayAndNotLetInAgain() throws Exception {
    var roomId = mia.liveRoom();
    var token = SuiteResource.issuer().personToken(ben, "Ben", "viewer");
    try (var viewer = Viewer.joined(roomId, token);
        var other = Viewer.joined(roomId)) {
      inputs.write(Asking.ban(roomId, mia.id(), ben)).get();

      assertThat(viewer.bye("BANNED", 4403).getBoolean("reconnect")).isFalse();
      assertThat(other.events(1).getFirst().getJsonObject("banned").getString("personId"))
          .isEqualTo(ben.toString());
    }
    try (var again = Viewer.connect(roomId)) {
      again.auth(token);
      again.send(new JsonObject().put("t", "join"));
      again.bye("BANNED", 4403);
    }
  }

  @Test
  void protobufViewerSeesWhatOthersSee() throws Exception {
    var roomId = mia.liveRoom();
    try (var viewer = new ProtoViewer(roomId);
        var other = Viewer.joined(roomId);
        var wallet = new Wallet(0)) {
      viewer.next(ServerFrame.FrameCase.HELLO);
      viewer.auth();
      viewer.join();
      var joined = viewer.next(ServerFrame.FrameCase.JOINED).getJoined();
      assertThat(joined.getSnapshot().getRoom().getTitle()).isEqualTo("Evening show");
      viewer.send(ClientFrame.newBuilder().setLike(Like.newBuilder().setCount(3)).build());
      other.standing(standing -> standing.getLong("likes") == 3);

      var charge = wallet.charge(roomId, 7);

      var batch = viewer.next(ServerFrame.FrameCase.BATCH).getBatch();
      assertThat(batch.getSeq()).isEqualTo(joined.getSeq() + 1);
      assertThat(batch.getEvents(0).getGiftShown().getChargeId()).isEqualTo(charge.getChargeId());
      assertThat(other.events(1).getFirst().getJsonObject("gift").getString("id"))
          .isEqualTo(charge.getChargeId());
    }
  }
}
