package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Messages. What is refused is refused before anybody sees it.
///
/// Refusals come in an order: what no waiting and no other words would mend first, what time heals
/// last.
final class Chat {
  /// Messages of a person that are remembered, so that a repeat is told from another message.
  private static final int REMEMBERED_COUNT = 16;

  private Chat() {}

  static void say(Turn turn, UUID id, UUID author, Room room, Ask.Say say) {
    var before = turn.attendee().said(say.messageId());
    if (before.isPresent()) {
      sayAgain(turn, id, before.get().hasText(say.text()));
      return;
    }
    boolean isStaff = room.isStaff(author);
    var refusal = mayNotBeHere(room, author).or(() -> mayNotSay(turn, room, say, isStaff));
    if (refusal.isPresent()) {
      turn.refuse(id, refusal.get());
      return;
    }
    if (mayGoOn(turn, id, room, isStaff)) {
      remember(turn, say.messageId(), say.text());
      turn.pass(
          new Event.MessageSaid(
              say.messageId(), author, say.authorName(), say.text(), isStaff, say.mentioned()));
      turn.doneBeside(id, false);
    }
  }

  /// Whether the attendee need not wait; otherwise the command is refused until they may.
  static boolean mayGoOn(Turn turn, UUID id, Room room, boolean isStaff) {
    var wait = mustWait(turn, room, isStaff);
    wait.ifPresent(until -> turn.refuseUntil(id, until.why(), until.until()));
    return wait.isEmpty();
  }

  /// That the attendee has just said this.
  static void remember(Turn turn, UUID messageId, String text) {
    int keptCount = Math.max(REMEMBERED_COUNT, turn.bounds().maxMessagesCount());
    var said = Attendee.Said.of(messageId, text, turn.now());
    turn.attendee(turn.attendee().saying(said, keptCount));
  }

  /// What was said before is not said again.
  static void sayAgain(Turn turn, UUID id, boolean inTheSameWords) {
    if (inTheSameWords) {
      turn.doneBeside(id, true);
    } else {
      turn.refuse(id, Refusal.KEY_REUSED);
    }
  }

  static Optional<Refusal> mayNotBeHere(Room room, UUID author) {
    return switch (room.stage()) {
      case Stage.Suspended _ -> Optional.of(Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Ended _ -> Optional.of(Refusal.ROOM_NOT_LIVE);
      case Stage.Live _, Stage.Paused _ ->
          room.banned().contains(author) ? Optional.of(Refusal.BANNED) : Optional.empty();
    };
  }

  private static Optional<Refusal> mayNotSay(Turn turn, Room room, Ask.Say say, boolean isStaff) {
    if (isStaff) {
      return Optional.empty();
    }
    var refusal =
        switch (room.settings().chatMode()) {
          case EVERYONE -> Optional.<Refusal>empty();
          case FOLLOWERS -> refuseUnless(say.followsHost(), Refusal.FOLLOWERS_ONLY);
          case MEMBERS -> refuseUnless(turn.attendee().gifts() > 0, Refusal.MEMBERS_ONLY);
          case OFF -> Optional.of(Refusal.CHAT_OFF);
        };
    return refusal.or(() ->
        refuseUnless(
            !BlockedWords.isIn(say.text(), room.settings().blockedWords()), Refusal.BLOCKED_WORD));
  }

  private static Optional<Refusal> refuseUnless(boolean may, Refusal why) {
    return may ? Optional.empty() : Optional.of(why);
  }

  private record Wait(Refusal why, Instant until) {}

  /// The host and the moderators may always speak, also one who was muted before; but they too only
  /// so often.
  private static Optional<Wait> mustWait(Turn turn, Room room, boolean isStaff) {
    var bounds = turn.bounds();
    var attendee = turn.attendee();
    var muted = attendee.mutedUntil().filter(_ -> !isStaff);
    var slow =
        attendee.saidAt(1).map(at -> at.plus(room.settings().slowMode())).filter(_ -> !isStaff);
    var full =
        attendee.saidAt(bounds.maxMessagesCount()).map(at -> at.plus(bounds.messageWindow()));
    return wait(turn, Refusal.MUTED, muted)
        .or(() -> wait(turn, Refusal.SLOW_MODE, slow))
        .or(() -> wait(turn, Refusal.TOO_MANY_MESSAGES, full));
  }

  private static Optional<Wait> wait(Turn turn, Refusal why, Optional<Instant> until) {
    return until.filter(turn.now()::isBefore).map(at -> new Wait(why, at));
  }
}
