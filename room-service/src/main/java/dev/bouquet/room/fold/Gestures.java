package dev.bouquet.room.fold;

import java.util.UUID;

/// What people do for a room that costs nothing. Each person's is shown once, however often they
/// take it back and do it again.
final class Gestures {
  private Gestures() {}

  static void show(Turn turn, UUID id, UUID person, Room room, Ask.Gesture ask) {
    var refusal = Chat.mayNotBeHere(room, person);
    if (refusal.isPresent()) {
      turn.refuse(id, refusal.get());
      return;
    }
    boolean isRepeat = turn.attendee().gestures().contains(ask.kind());
    if (!isRepeat) {
      turn.attendee(turn.attendee().with(ask.kind()));
      turn.pass(new Event.GestureShown(ask.kind(), person, ask.name()));
    }
    turn.doneBeside(id, isRepeat);
  }
}
