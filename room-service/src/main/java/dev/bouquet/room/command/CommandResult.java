package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.Room;

/// What became of a command, as far as this pod can tell.
sealed interface CommandResult {
  /// @param unchanged the room already was as asked
  record Done(Room room, boolean unchanged) implements CommandResult {}

  /// @param code as the contract of `CommandDone` names it
  record Refused(String code) implements CommandResult {}

  /// No outcome in time. The command may still be carried out.
  record Unanswered() implements CommandResult {}
}
