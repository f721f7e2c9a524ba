package dev.bouquet.gift.room;

/// What is known of a room that somebody named.
public sealed interface RoomAnswer {
  record Known(KnownRoom room) implements RoomAnswer {}

  /// Room-service says that there is no such room.
  record Missing() implements RoomAnswer {}

  /// Nothing is known here, and room-service cannot be asked now.
  record Unreachable() implements RoomAnswer {}
}
