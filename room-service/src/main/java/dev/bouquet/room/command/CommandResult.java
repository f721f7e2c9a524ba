package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.Room;
import java.time.Instant;
import java.util.Optional;

/// What became of a command, as far as this pod can tell.
public sealed interface CommandResult {
  /// @param room after the command; the empty message where the command is none about the room's
  ///   record
  /// @param unchanged all already was as asked
  record Done(Room room, boolean unchanged) implements CommandResult {}

  /// @param code as the contract of `CommandDone` names it
  /// @param retryAt where time heals it
  record Refused(String code, Optional<Instant> retryAt) implements CommandResult {}

  /// No outcome in time. The command may still be carried out.
  record Unanswered() implements CommandResult {}
}
