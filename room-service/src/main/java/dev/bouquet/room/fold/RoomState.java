package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All that the fold remembers of a room, but for its people ([Attendee]).
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
    Map<Integer, Position> lastPositions,
    Standing standing) {

  public RoomState {
    lastPositions = Map.copyOf(lastPositions);
  }

  /// A room of which nothing has been heard yet.
  public static RoomState unheardOf(String epoch) {
    return new RoomState(epoch, Optional.empty(), 0, Totals.NONE, Map.of(), Standing.INITIAL);
  }

  /// When the fold wants to be asked with [Input.TimePassed], if nothing else happens before.
  public Optional<Instant> nextDue(FoldBounds bounds) {
    return Stream.of(
            standing.combos().nextEnd(bounds.comboTimeout()),
            standing.crowd().nextSilence(bounds.podPatience()),
            standing.pin().flatMap(Pin::until),
            standing.shoutOuts().nextEnd(),
            standing.momentum().going().map(Momentum::until))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /// When it may be forgotten who was here.
  public Optional<Instant> attendeesForgottenAt(FoldBounds bounds) {
    return room.map(Room::stage)
        .filter(Stage.Ended.class::isInstance)
        .map(stage -> ((Stage.Ended) stage).endedAt().plus(bounds.attendeesKept()));
  }

  boolean hasSeen(Position position) {
    var last = lastPositions.get(position.slot());
    return last != null && !position.isAfter(last);
  }

  RoomState next() {
    return new RoomState(epoch, room, Math.incrementExact(seq), totals, lastPositions, standing);
  }

  RoomState with(Room changed) {
    return new RoomState(epoch, Optional.of(changed), seq, totals, lastPositions, standing);
  }

  RoomState with(Standing changed) {
    return new RoomState(epoch, room, seq, totals, lastPositions, changed);
  }

  RoomState with(Totals changed, Position at) {
    var positions = new TreeMap<>(lastPositions);
    positions.put(at.slot(), at);
    return new RoomState(epoch, room, seq, changed, positions, standing);
  }
}
