package dev.bouquet.room.fold;

import java.util.Optional;
import java.util.UUID;

/// People whose messages have to be deleted again and again: the room mutes them by itself.
final class Offenders {
  /// Deletions of a person that are remembered, so that one that is asked for again is told from
  /// another.
  private static final int REMEMBERED_COUNT = 16;

  private Offenders() {}

  /// @param author of the message, who is the turn's attendee and none of the staff
  static void countDeletion(Turn turn, Room room, UUID author, UUID messageId) {
    var bounds = turn.bounds();
    var before = turn.attendee();
    var since = turn.now().minus(bounds.deletionWindow());
    int keptCount = Math.max(REMEMBERED_COUNT, bounds.deletionsToMuteCount());
    var after = before.losing(messageId, turn.now(), since, keptCount);
    turn.attendee(after);
    if (!before.hasLost(messageId, since)
        && after.deleted().size() >= bounds.deletionsToMuteCount()) {
      mute(turn, room, author);
    }
  }

  /// Unless the person is muted for longer anyway, or too many people are.
  private static void mute(Turn turn, Room room, UUID author) {
    var until = turn.now().plus(turn.bounds().offendersMute());
    boolean isMutedForLonger =
        turn.attendee().mutedUntil().filter(at -> !at.isBefore(until)).isPresent();
    if (!isMutedForLonger && Moderation.canMute(turn, room, author)) {
      Moderation.mute(turn, room, author, Optional.of(until));
    }
  }
}
