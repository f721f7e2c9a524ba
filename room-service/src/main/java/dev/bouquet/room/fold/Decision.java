package dev.bouquet.room.fold;

import java.util.List;

/// @param state equal to the one before where nothing changed
/// @param attendee likewise, of the person whom the input is about
public record Decision(RoomState state, Attendee attendee, List<Emission> emissions) {
  public Decision {
    emissions = List.copyOf(emissions);
  }
}
