package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Attendee.Talk;
import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Messages. What is refused is refused before anybody sees it.
final class Chat {
  private Chat() {}

  /// A message with the id of the author's last one is a repeat.
  static void say(Turn turn, UUID id, UUID author, Room room, Ask.Say say) {
    var talk = turn.attendee().talk();
    if (talk.map(Talk::lastMessageId).filter(say.messageId()::equals).isPresent()) {
      turn.doneBeside(id, true);
      return;
    }
    boolean isStaff = room.isStaff(author);
    var refusal = mayNotBeHere(room, author).or(() -> mayNotSay(turn, room, say, isStaff));
    if (refusal.isPresent()) {
      turn.refuse(id, refusal.get());
      return;
    }
    var wait = mustWait(turn, room, isStaff);
    if (wait.isPresent()) {
      turn.refuseUntil(id, wait.get().why(), wait.get().until());
      return;
    }
    turn.attendee(turn.attendee().said(say.messageId(), turn.now(), turn.bounds().messageWindow()));
    turn.pass(
        new Event.MessageSaid(say.messageId(), author, say.authorName(), say.text(), isStaff));
    turn.doneBeside(id, false);
  }

  private static Optional<Refusal> mayNotBeHere(Room room, UUID author) {
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

  private static Optional<Wait> mustWait(Turn turn, Room room, boolean isStaff) {
    var now = turn.now();
    var muted = turn.attendee().mutedUntil().filter(now::isBefore);
    if (muted.isPresent()) {
      return Optional.of(new Wait(Refusal.MUTED, muted.get()));
    }
    return turn.attendee().talk().flatMap(talk -> mustWait(turn, room, isStaff, talk));
  }

  private static Optional<Wait> mustWait(Turn turn, Room room, boolean isStaff, Talk talk) {
    var bounds = turn.bounds();
    var slowUntil = talk.lastMessageAt().plus(room.settings().slowMode());
    if (!isStaff && turn.now().isBefore(slowUntil)) {
      return Optional.of(new Wait(Refusal.SLOW_MODE, slowUntil));
    }
    var windowUntil = talk.windowStartedAt().plus(bounds.messageWindow());
    boolean isFull = talk.messagesInWindow() >= bounds.maxMessagesCount();
    return isFull && turn.now().isBefore(windowUntil)
        ? Optional.of(new Wait(Refusal.TOO_MANY_MESSAGES, windowUntil))
        : Optional.empty();
  }
}
