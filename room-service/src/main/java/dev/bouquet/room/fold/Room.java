package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.UUID;

/// The public record of a room.
///
/// @param version counts the record's changes from 1; a projection keeps the highest
public record Room(
    UUID hostId, String hostName, String title, Instant createdAt, Stage stage, long version) {

  Room enter(Stage next) {
    return new Room(hostId, hostName, title, createdAt, next, Math.incrementExact(version));
  }
}
