package dev.bouquet.room.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.ServerFrame;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.hub.JoinRequest.Seen;
import dev.bouquet.room.hub.JoinRequest.Viewer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An event loop's viewers. Each checks with every frame what a viewer is promised.
final class Guests implements Audience {
  private final Map<UUID, Set<Guest>> watching = new HashMap<>();
  int tasks;
  long lagNanos;
  boolean isDismissed;

  /// A viewer who knows what comes next.
  final class Guest implements Viewer {
    final List<JoinAnswer> answers = new ArrayList<>();
    final List<Boolean> recovered = new ArrayList<>();
    String epoch = "";
    long seq;
    int batches;
    int lives;
    long viewers;
    final List<String> messages = new ArrayList<>();
    final List<Long> likes = new ArrayList<>();
    private final Codec codec;
    private final String personId;

    private Guest(Codec codec, String personId) {
      this.codec = codec;
      this.personId = personId;
    }

    @Override
    public Codec codec() {
      return codec;
    }

    @Override
    public String personId() {
      return personId;
    }

    @Override
    public Audience audience() {
      return Guests.this;
    }

    JoinRequest join(UUID roomId) {
      return new JoinRequest(this, roomId, Optional.empty());
    }

    JoinRequest resume(UUID roomId) {
      var newest = messages.isEmpty() ? Optional.<String>empty() : Optional.of(messages.getLast());
      return new JoinRequest(this, roomId, Optional.of(new Seen(epoch, seq, newest)));
    }

    Guest at(String epoch, long seq) {
      this.epoch = epoch;
      this.seq = seq;
      return this;
    }

    private void take(Frame frame) {
      assertThat(frame.bytes()).containsKey(codec);
      if (codec == Codec.PROTO) {
        protobuf(frame.bytes().get(codec));
        return;
      }
      var json = new JsonObject(Buffer.buffer(frame.bytes().get(codec)));
      assertThat(frame.isLossy()).isEqualTo(json.getString("t").equals("live"));
      switch (json.getString("t")) {
        case "joined" -> joined(json);
        case "batch" -> batch(json);
        case "live" -> live(json);
        default -> throw new AssertionError(json);
      }
    }

    private void joined(JsonObject json) {
      recovered.add(json.getBoolean("recovered"));
      if (json.getBoolean("recovered")) {
        assertThat(json.getString("epoch")).isEqualTo(epoch);
        assertThat(json.getLong("seq")).isGreaterThanOrEqualTo(seq);
        return;
      }
      var totals = json.getJsonObject("snapshot").getJsonObject("totals");
      assertThat(totals.getLong("gifts")).isEqualTo(json.getLong("seq"));
      epoch = json.getString("epoch");
      seq = json.getLong("seq");
      messages.clear();
      json.getJsonObject("snapshot").getJsonArray("messages").forEach(this::ambient);
      standing(json.getJsonObject("snapshot"));
    }

    private void live(JsonObject json) {
      lives++;
      assertThat(json.getString("epoch")).isEqualTo(epoch);
      assertThat(json.getLong("seq")).isEqualTo(seq);
      json.getJsonArray("events").forEach(this::ambient);
      standing(json);
    }

    private void standing(JsonObject holder) {
      if (holder.containsKey("standing")) {
        viewers = holder.getJsonObject("standing").getLong("viewers");
      }
    }

    private void ambient(Object event) {
      var json = (JsonObject) event;
      switch (json.getString("type")) {
        case "message" -> {
          var id = json.getJsonObject("message").getString("id");
          assertThat(messages).doesNotContain(id);
          messages.add(id);
        }
        case "applause" -> likes.add(json.getJsonObject("applause").getLong("likes"));
        default -> throw new AssertionError(json);
      }
    }

    private void protobuf(byte[] bytes) {
      try {
        var frame = ServerFrame.parseFrom(bytes);
        switch (frame.getFrameCase()) {
          case JOINED -> {
            recovered.add(frame.getJoined().getRecovered());
            if (!frame.getJoined().getRecovered()) {
              epoch = frame.getJoined().getEpoch();
              seq = frame.getJoined().getSeq();
            }
          }
          case BATCH -> {
            for (var event : frame.getBatch().getEventsList()) {
              assertThat(event.getSeq()).as("next event").isEqualTo(seq + 1);
              seq++;
            }
            assertThat(frame.getBatch().getSeq()).isEqualTo(seq);
          }
          case LIVE -> assertThat(frame.getLive().getSeq()).isEqualTo(seq);
          default -> throw new AssertionError(frame);
        }
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
    }

    private void batch(JsonObject json) {
      batches++;
      assertThat(json.getString("epoch")).isEqualTo(epoch);
      var events = json.getJsonArray("events");
      for (int i = 0; i < events.size(); i++) {
        assertThat(events.getJsonObject(i).getLong("seq")).as("next event").isEqualTo(seq + 1);
        seq++;
      }
      assertThat(json.getLong("seq")).isEqualTo(seq);
    }
  }

  Guest guest() {
    return guest(Codec.JSON);
  }

  Guest guest(Codec codec) {
    return new Guest(codec, UUID.randomUUID().toString());
  }

  /// The guest goes; what the hub still has for it reaches nobody.
  boolean leaves(UUID roomId, Guest guest) {
    return watching.getOrDefault(roomId, Set.of()).remove(guest);
  }

  @Override
  public void deliver(List<Delivery> deliveries) {
    tasks++;
    for (var delivery : deliveries) {
      switch (delivery) {
        case Delivery.ToRoom(var roomId, var frames) -> {
          for (var guest : watching.getOrDefault(roomId, Set.of())) {
            frames.forEach(guest::take);
          }
        }
        case Delivery.ToViewer(var viewer, var answer) -> answer((Guest) viewer, answer);
        case Delivery.Ban(var roomId, var personId) -> {
          var inside = watching.getOrDefault(roomId, Set.of());
          inside.removeIf(guest -> guest.personId().equals(personId));
        }
      }
    }
  }

  private void answer(Guest guest, JoinAnswer answer) {
    guest.answers.add(answer);
    if (answer instanceof JoinAnswer.Joined(var roomId, var frames)) {
      watching.computeIfAbsent(roomId, _ -> new HashSet<>()).add(guest);
      frames.forEach(guest::take);
    }
  }

  @Override
  public void dismiss() {
    isDismissed = true;
    watching.clear();
  }

  @Override
  public long lagNanos(long nanoTime) {
    return lagNanos;
  }

  boolean isWatching(UUID roomId, Guest guest) {
    return watching.getOrDefault(roomId, Set.of()).contains(guest);
  }
}
