package dev.bouquet.room.fold;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that the fold remembers of a room.
///
/// @param epoch identity of this log; a log that had to begin anew has another one, so that nobody
///   takes a `seq` of the old log for one of the new
/// @param room empty for a room that charges speak of and nobody has created
/// @param seq of the log's last entry; 0 before the first
/// @param lastPositions the last position folded per slot
public record RoomState(
    String epoch,
    Optional<Room> room,
    long seq,
    Totals totals,
    Map<Integer, Position> lastPositions) {

  public RoomState {
    lastPositions = Map.copyOf(lastPositions);
  }

  /// A room of which nothing has been heard yet.
  public static RoomState unheardOf(String epoch) {
    return new RoomState(epoch, Optional.empty(), 0, Totals.NONE, Map.of());
  }

  boolean hasSeen(Position position) {
    var last = lastPositions.get(position.slot());
    return last != null && !position.isAfter(last);
  }

  RoomState with(Room changed) {
    return new RoomState(
        epoch, Optional.of(changed), Math.incrementExact(seq), totals, lastPositions);
  }

  RoomState plus(Input.Charge charge) {
    var positions = new TreeMap<>(lastPositions);
    positions.put(charge.position().slot(), charge.position());
    return new RoomState(
        epoch, room, Math.incrementExact(seq), totals.plus(charge.coins()), positions);
  }
}
