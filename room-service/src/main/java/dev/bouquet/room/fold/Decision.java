package dev.bouquet.room.fold;

import java.util.List;

/// @param state equal to the one before where nothing changed
public record Decision(RoomState state, List<Emission> emissions) {
  public Decision {
    emissions = List.copyOf(emissions);
  }
}
