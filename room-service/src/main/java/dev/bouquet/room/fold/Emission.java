package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a decision tells the world.
public sealed interface Emission {

  /// An entry of the room's log.
  ///
  /// @param seq the one before plus one, from 1
  /// @param totals after this event
  record Logged(long seq, Totals totals, Event.Lasting event) implements Emission {}

  /// Not part of the log.
  ///
  /// @param seq of the log's entry that this follows
  record Passing(long seq, Totals totals, Event.Ambient event) implements Emission {}

  /// For the pod that wrote the command; not part of the log.
  record Answered(UUID commandId, Outcome outcome) implements Emission {}

  /// What became of a command.
  sealed interface Outcome {
    /// @param room empty where the command is none about the room's record
    /// @param unchanged all already was as asked: the command, or one like it, was seen before
    record Done(Optional<Room> room, boolean unchanged) implements Outcome {}

    /// @param retryAt where time heals it
    record Refused(Refusal why, Optional<Instant> retryAt) implements Outcome {}
  }

  enum Refusal {
    ROOM_NOT_FOUND,
    NOT_ROOM_HOST,
    NOT_ROOM_MODERATOR,
    ROOM_NOT_LIVE,
    ROOM_ENDED,
    ROOM_SUSPENDED,
    SAFE_HAVEN_ROOM,
    GOAL_LIMIT_REACHED,
    MODERATOR_LIMIT_REACHED,
    BAN_LIMIT_REACHED,
    MUTE_LIMIT_REACHED,
    GUEST_LIMIT_REACHED,
    NOT_INVITED,
    SPLIT_DOES_NOT_SUM,
    STAFF_PROTECTED,
    CHAT_OFF,
    FOLLOWERS_ONLY,
    MEMBERS_ONLY,
    BANNED,
    MUTED,
    SLOW_MODE,
    TOO_MANY_MESSAGES,
    BLOCKED_WORD,
    /// A message's key comes again with other words.
    KEY_REUSED
  }
}
