package dev.bouquet.room.frame;

import dev.bouquet.contracts.room.v1.RoomStanding;
import java.util.List;
import java.util.Optional;

/// The frames about a room, in one codec.
interface Form {
  byte[] batch(Place place, List<EncodedEvent> events);

  byte[] recovered(Place place);

  byte[] snapshot(Place place, Standpoint standpoint);

  byte[] live(Place place, Optional<RoomStanding> standing, List<EncodedEvent> ambient);

  byte[] connection(ConnectionFrame frame);
}
