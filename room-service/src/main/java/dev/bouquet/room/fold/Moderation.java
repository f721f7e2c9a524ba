package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the host and the moderators do about messages and people.
final class Moderation {
  private Moderation() {}

  /// The room keeps no messages, so one that never was can be deleted too: nobody will see it.
  static void delete(Turn turn, UUID id, Room room, Ask.DeleteMessage ask) {
    turn.log(new Event.MessageDeleted(ask.messageId()));
    turn.standing(standing -> standing.with(standing.shoutOuts().without(ask.messageId())));
    ask.author()
        .filter(author -> !room.isStaff(author))
        .ifPresent(author -> Offenders.countDeletion(turn, room, author, ask.messageId()));
    turn.doneBeside(id, false);
  }

  static void deleteAllOf(Turn turn, UUID id, Room room, Ask.DeleteMessagesOf ask) {
    if (room.isStaff(ask.person())) {
      turn.refuse(id, Refusal.STAFF_PROTECTED);
    } else {
      deleteAllOf(turn, ask.person());
      turn.doneBeside(id, false);
    }
  }

  /// What is pinned of it goes with it.
  private static void deleteAllOf(Turn turn, UUID person) {
    turn.log(new Event.MessagesDeleted(person));
    turn.standing(standing -> standing.with(standing.shoutOuts().withoutThoseOf(person)));
    if (turn.standing().pin().filter(pin -> pin.authorId().equals(person)).isPresent()) {
      unpin(turn);
    }
  }

  static void mute(Turn turn, UUID id, Room room, Ask.Mute ask) {
    boolean lifts = ask.lasts().isZero();
    if (room.isStaff(ask.person())) {
      turn.refuse(id, Refusal.STAFF_PROTECTED);
    } else if (lifts && !turn.attendee().isMuted(turn.now())) {
      turn.done(id, true);
    } else if (!lifts && !canMute(turn, room, ask.person())) {
      turn.refuse(id, Refusal.MUTE_LIMIT_REACHED);
    } else {
      var until = lifts ? Optional.<Instant>empty() : Optional.of(turn.now().plus(ask.lasts()));
      mute(turn, room, ask.person(), until);
      turn.done(id, false);
    }
  }

  static boolean canMute(Turn turn, Room room, UUID person) {
    return room.canMute(person, turn.now(), turn.bounds().maxMutesCount());
  }

  /// @param person the turn's attendee
  static void mute(Turn turn, Room room, UUID person, Optional<Instant> until) {
    turn.attendee(turn.attendee().withMute(until));
    turn.room(room.withMute(person, until));
    turn.log(new Event.PersonMuted(person, until));
  }

  static void ban(Turn turn, UUID id, Room room, Ask.Ban ask) {
    if (room.banned().contains(ask.person()) != ask.lift()) {
      turn.done(id, true);
    } else if (!ask.lift() && room.isStaff(ask.person())) {
      turn.refuse(id, Refusal.STAFF_PROTECTED);
    } else if (!ask.lift() && room.banned().size() >= turn.bounds().maxBansCount()) {
      turn.refuse(id, Refusal.BAN_LIMIT_REACHED);
    } else {
      var changed = room.withBan(ask.person(), ask.lift());
      turn.room(changed);
      boolean giftsReturn = !ask.lift() && room.settings().safeHaven();
      turn.log(new Event.PersonBanned(ask.person(), ask.lift(), giftsReturn));
      if (!ask.lift()) {
        deleteAllOf(turn, ask.person());
      }
      Guests.leave(turn, changed, ask.person());
      turn.done(id, false);
    }
  }

  /// A moderator speaks, so a mute of theirs is over, for good.
  static void appoint(Turn turn, UUID id, Room room, Ask.Appoint ask) {
    if (room.hostId().equals(ask.person())) {
      turn.refuse(id, Refusal.STAFF_PROTECTED);
    } else if (room.moderators().contains(ask.person()) != ask.dismiss()) {
      turn.done(id, true);
    } else if (!ask.dismiss() && room.banned().contains(ask.person())) {
      turn.refuse(id, Refusal.BANNED);
    } else if (!ask.dismiss() && room.moderators().size() >= turn.bounds().maxModeratorsCount()) {
      turn.refuse(id, Refusal.MODERATOR_LIMIT_REACHED);
    } else {
      if (turn.attendee().isMuted(turn.now())) {
        mute(turn, room, ask.person(), Optional.empty());
      }
      var changed = turn.state().room().orElse(room).withModerator(ask.person(), ask.dismiss());
      turn.room(changed);
      turn.log(new Event.Changed(changed.details(), changed.settings()));
      turn.done(id, false);
    }
  }

  /// A pin speaks to viewers, so it has no place where nobody may speak. One that is there already
  /// and has no end is left as it is.
  static void pin(Turn turn, UUID id, Room room, Ask.PinMessage ask) {
    switch (room.stage()) {
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Live _, Stage.Paused _ -> pin(turn, id, ask);
    }
  }

  private static void pin(Turn turn, UUID id, Ask.PinMessage ask) {
    Optional<Instant> until = ask.lasts().map(turn.now()::plus);
    var pin = new Pin(ask.text(), ask.authorId(), ask.authorName(), turn.now(), until);
    boolean unchanged =
        until.isEmpty() && turn.standing().pin().filter(pin::saysTheSameAs).isPresent();
    if (!unchanged) {
      turn.standing(standing -> standing.withPin(Optional.of(pin)));
      turn.log(new Event.MessagePinned(pin));
    }
    turn.doneBeside(id, unchanged);
  }

  static void unpin(Turn turn, UUID id) {
    boolean unchanged = turn.standing().pin().isEmpty();
    if (!unchanged) {
      unpin(turn);
    }
    turn.doneBeside(id, unchanged);
  }

  static void unpinExpired(Turn turn) {
    var until = turn.standing().pin().flatMap(Pin::until);
    if (until.filter(at -> !turn.now().isBefore(at)).isPresent()) {
      unpin(turn);
    }
  }

  private static void unpin(Turn turn) {
    turn.standing(standing -> standing.withPin(Optional.empty()));
    turn.log(new Event.MessageUnpinned());
  }
}
