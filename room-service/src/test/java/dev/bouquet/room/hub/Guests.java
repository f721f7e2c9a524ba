package dev.bouquet.room.hub;

import static org.assertj.core.api.Assertions.assertThat;

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

  /// A viewer who knows what comes next.
  final class Guest implements Viewer {
    final List<JoinAnswer> answers = new ArrayList<>();
    final List<Boolean> recovered = new ArrayList<>();
    String epoch = "";
    long seq;
    int batches;

    @Override
    public Audience audience() {
      return Guests.this;
    }

    JoinRequest join(UUID roomId) {
      return new JoinRequest(this, roomId, Optional.empty());
    }

    JoinRequest resume(UUID roomId) {
      return new JoinRequest(this, roomId, Optional.of(new Seen(epoch, seq)));
    }

    Guest at(String epoch, long seq) {
      this.epoch = epoch;
      this.seq = seq;
      return this;
    }

    private void take(Frame frame) {
      var json = new JsonObject(Buffer.buffer(frame.json()));
      switch (json.getString("t")) {
        case "joined" -> joined(json);
        case "batch" -> batch(json);
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
    return new Guest();
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
    watching.clear();
  }
}
