package dev.bouquet.room.fold;

import java.util.UUID;

/// What a decision tells the world.
public sealed interface Emission {

  /// An entry of the room's log.
  ///
  /// @param seq the one before plus one, from 1
  /// @param totals after this event
  record Logged(long seq, Totals totals, Event event) implements Emission {}

  /// For the pod that wrote the command; not part of the log.
  record Answered(UUID commandId, Outcome outcome) implements Emission {}

  /// What became of a command.
  sealed interface Outcome {
    /// @param unchanged the room already was as asked: the command, or one like it, was seen before
    record Done(Room room, boolean unchanged) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  enum Refusal {
    ROOM_NOT_FOUND,
    NOT_ROOM_HOST,
    ROOM_ENDED
  }
}
