package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.room.hub.Audience.Delivery;
import dev.bouquet.room.hub.Audience.JoinAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Answers joins, at once where it can.
///
/// A join waits for one of four things, each for a bounded time: the room's next frame (events are
/// pending), the archive (the room is not in memory), this pod's feed (the viewer has seen more
/// than it), or the room's first event (nobody has heard of it; another pod may just have created
/// it). Then it is answered with what there is. At most one join per connection is under way, so
/// connections bound them all.
final class Joins {
  private record Held(JoinRequest request, long untilNanos) {}

  private final HubConfig config;
  private final RoomsInMemory rooms;
  private final Outbox outbox;
  private final Consumer<UUID> lookUp;
  private final Map<UUID, List<JoinRequest>> lookups = new HashMap<>();
  private List<Held> held = new ArrayList<>();

  /// @param lookUp asks the archive, without blocking; the answer comes to [#found] or
  ///   [#lookupFailed]
  Joins(HubConfig config, RoomsInMemory rooms, Outbox outbox, Consumer<UUID> lookUp) {
    this.config = config;
    this.rooms = rooms;
    this.outbox = outbox;
    this.lookUp = lookUp;
  }

  void join(JoinRequest request, long nanoTime) {
    var hub = presentable(request.roomId());
    if (hub.isEmpty()) {
      lookUp(request);
    } else if (request.seen().filter(hub.get()::isBehind).isPresent()) {
      held.add(new Held(request, nanoTime + config.maxBehindWait().toNanos()));
    } else {
      answer(hub.get(), request);
    }
  }

  void refuse(JoinRequest request) {
    send(request, new JoinAnswer.AskAgain());
  }

  private void answer(RoomHub hub, JoinRequest request) {
    if (hub.isBanned(request.viewer().personId())) {
      send(request, new JoinAnswer.Banned());
      return;
    }
    if (hub.hasPending()) {
      hub.keepWaiting(request);
      return;
    }
    var frames =
        hub.catchUp(request.seen(), Set.of(request.viewer().codec()), config.maxFrameBytes());
    hub.addViewer(request.viewer());
    send(request, new JoinAnswer.Joined(hub.id(), frames));
  }

  /// Those who waited for the room's frame, which has just gone out.
  void flushed(RoomHub hub) {
    hub.takeWaiting().forEach(request -> answer(hub, request));
  }

  private void lookUp(JoinRequest request) {
    var roomId = request.roomId();
    var others = lookups.get(roomId);
    if (others != null) {
      others.add(request);
    } else if (lookups.size() >= config.maxLookupsCount()) {
      refuse(request);
    } else {
      lookups.put(roomId, new ArrayList<>(List.of(request)));
      lookUp.accept(roomId);
    }
  }

  /// @param snapshot already known to `rooms` where present
  void found(UUID roomId, Optional<RoomSnapshot> snapshot, long nanoTime) {
    long until = nanoTime + config.unknownRoomWait().toNanos();
    for (var request : takeLookup(roomId)) {
      if (snapshot.isPresent() && presentable(roomId).isPresent()) {
        join(request, nanoTime);
      } else {
        held.add(new Held(request, until));
      }
    }
  }

  void lookupFailed(UUID roomId) {
    takeLookup(roomId).forEach(this::refuse);
  }

  /// @return nanoseconds until the next one has waited long enough
  long turn(long nanoTime) {
    long next = Long.MAX_VALUE;
    var before = held;
    held = new ArrayList<>();
    for (var one : before) {
      if (!settle(one, nanoTime)) {
        held.add(one);
        next = Math.min(next, one.untilNanos() - nanoTime);
      }
    }
    return next;
  }

  private boolean settle(Held one, long nanoTime) {
    var request = one.request();
    var hub = presentable(request.roomId());
    boolean isOver = one.untilNanos() - nanoTime <= 0;
    if (hub.isPresent() && (isOver || request.seen().filter(hub.get()::isBehind).isEmpty())) {
      answer(hub.get(), request);
      return true;
    }
    if (isOver) {
      send(request, new JoinAnswer.NoSuchRoom());
    }
    return isOver;
  }

  private List<JoinRequest> takeLookup(UUID roomId) {
    var requests = lookups.remove(roomId);
    return requests == null ? List.of() : requests;
  }

  /// A room that has a record to show; events alone do not make one.
  private Optional<RoomHub> presentable(UUID roomId) {
    return rooms.find(roomId).filter(hub -> hub.room().isPresent());
  }

  private void send(JoinRequest request, JoinAnswer answer) {
    outbox.put(request.viewer().audience(), new Delivery.ToViewer(request.viewer(), answer));
  }
}
