package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.bouquet.bench.load.Latency;

/// What viewers cost who stop reading, and whether the others feel it.
///
/// @param viewers in the room, those who stop among them
/// @param deaf who stop
/// @param sentAway of those, before the weighing: they hold nothing any more
/// @param bytesEach that the server holds for each, beyond what it held before they stopped
/// @param before of all viewers, from when an event was meant to be published
/// @param beside of the others, at the same load
record DeafMeasurement(
    int viewers, int deaf, long sentAway, long bytesEach, Latency before, Latency beside) {

  /// As it is kept.
  @JsonPropertyOrder({
    "viewers",
    "deaf",
    "sentAway",
    "bytesEach",
    "p99MsBefore",
    "p99MsOfTheOthers",
    "p99TimesBefore"
  })
  record Kept(
      int viewers,
      int deaf,
      long sentAway,
      long bytesEach,
      double p99MsBefore,
      double p99MsOfTheOthers,
      double p99TimesBefore) {}

  double p99TimesBefore() {
    return beside.p99() / before.p99();
  }

  Kept kept() {
    return new Kept(
        viewers,
        deaf,
        sentAway,
        bytesEach,
        RoomFigures.rounded(before.p99()),
        RoomFigures.rounded(beside.p99()),
        RoomFigures.rounded(p99TimesBefore()));
  }
}
