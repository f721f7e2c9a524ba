package dev.bouquet.gift.room;

import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Finds rooms. May wait for room-service's answer.
@ApplicationScoped
public class Rooms {
  private final RoomProjection projection;
  private final RoomClient client;

  Rooms(RoomProjection projection, RoomClient client) {
    this.projection = projection;
    this.client = client;
  }

  /// A live room is believed, though its end may be on its way here: a gift that crosses the end is
  /// still counted. An ended one never comes back. Only a room that is not here, or not started
  /// yet, may look otherwise to room-service.
  public RoomAnswer find(UUID id) {
    var known = projection.find(id);
    return known.isPresent() && known.get().stage() != KnownRoom.Stage.SCHEDULED
        ? new RoomAnswer.Known(known.get())
        : ask(id);
  }

  /// Whether somebody follows the room's host, as room-service knows it. Empty where it cannot be
  /// asked now.
  public Optional<Boolean> follows(UUID id, UUID person) {
    return client.follows(id, person);
  }

  /// Has the room show a gift that nobody pays for. Empty where it cannot be learned what became of
  /// it.
  public Optional<ShowTestGiftResponse> show(UUID id, TestGift gift) {
    return client.show(id, gift);
  }

  /// What is known here counts where room-service knows less or cannot be asked. Memory is looked
  /// at again afterwards, since the topic may have arrived meanwhile.
  private RoomAnswer ask(UUID id) {
    var answer = client.get(id);
    return switch (answer) {
      case RoomAnswer.Known(var room) -> new RoomAnswer.Known(projection.learn(room));
      case RoomAnswer.Missing _, RoomAnswer.Unreachable _ ->
          projection.find(id).<RoomAnswer>map(RoomAnswer.Known::new).orElse(answer);
    };
  }
}
