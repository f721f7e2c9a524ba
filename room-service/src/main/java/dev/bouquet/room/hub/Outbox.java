package dev.bouquet.room.hub;

import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.hub.Audience.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one turn of the feed has for each event loop: one task per loop, however many rooms.
final class Outbox {
  private final Map<Audience, List<Delivery>> deliveries = new HashMap<>();

  void put(Audience audience, Delivery delivery) {
    deliveries.computeIfAbsent(audience, _ -> new ArrayList<>()).add(delivery);
  }

  void toViewersOf(RoomHub hub, List<Frame> frames) {
    if (frames.isEmpty()) {
      return;
    }
    var delivery = new Delivery.ToRoom(hub.id(), frames);
    hub.audiences().forEach(audience -> put(audience, delivery));
  }

  void ban(RoomHub hub, String personId) {
    var delivery = new Delivery.Ban(hub.id(), personId);
    hub.audiences().forEach(audience -> put(audience, delivery));
  }

  void send() {
    deliveries.forEach(Audience::deliver);
    deliveries.clear();
  }
}
