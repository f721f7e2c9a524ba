package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.util.UUID;

/// Gifts that nobody pays for: whoever watches sees them, and they are in no log, total, combo,
/// goal or ranking. Before the room is on air too, which is when a host tries them.
///
/// To the room they are something that is said, so they share the bounds and the memory of
/// messages.
final class TestGifts {
  private TestGifts() {}

  static void show(Turn turn, UUID id, Room room, TestGift gift) {
    var before = turn.attendee().said(gift.id());
    if (before.isPresent()) {
      Chat.sayAgain(turn, id, before.get().hasText(gift.text()));
      return;
    }
    switch (room.stage()) {
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Live _, Stage.Paused _ -> {
        if (Chat.mayGoOn(turn, id, room, true)) {
          Chat.remember(turn, gift.id(), gift.text());
          turn.pass(new Event.TestGiftShown(gift));
          turn.doneBeside(id, false);
        }
      }
    }
  }
}
