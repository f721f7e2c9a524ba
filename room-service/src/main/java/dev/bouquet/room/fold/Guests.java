package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.util.Optional;
import java.util.UUID;

/// Who comes onto the stage, and how gifts are shared there. A guest is there once both the host
/// and the guest have said so.
final class Guests {
  private Guests() {}

  static void invite(Turn turn, UUID id, Room room, Ask.Invite ask) {
    var person = ask.person();
    var lineup = room.lineup();
    if (room.hostId().equals(person) || lineup.find(person).isPresent()) {
      turn.done(id, true);
    } else if (whyNotNow(room).isPresent()) {
      turn.refuse(id, whyNotNow(room).get());
    } else if (room.banned().contains(person)) {
      turn.refuse(id, Refusal.BANNED);
    } else if (lineup.guests().size() >= turn.bounds().maxGuestsCount()) {
      turn.refuse(id, Refusal.GUEST_LIMIT_REACHED);
    } else {
      turn.room(room.with(lineup.invite(person)));
      turn.done(id, false);
    }
  }

  static void join(Turn turn, UUID id, UUID actor, Room room, Ask.JoinStage ask) {
    var guest = room.lineup().find(actor);
    if (room.hostId().equals(actor) || guest.filter(Lineup.Guest::isOnStage).isPresent()) {
      turn.done(id, true);
    } else if (guest.isEmpty()) {
      turn.refuse(id, Refusal.NOT_INVITED);
    } else if (whyNotNow(room).isPresent()) {
      turn.refuse(id, whyNotNow(room).get());
    } else {
      change(turn, room, room.lineup().join(actor, ask.name()));
      turn.done(id, false);
    }
  }

  static void leave(Turn turn, UUID id, Room room, Ask.LeaveStage ask) {
    boolean unchanged = room.lineup().find(ask.person()).isEmpty();
    if (!unchanged) {
      leave(turn, room, ask.person());
    }
    turn.done(id, unchanged);
  }

  /// Also where the person is invited only, or no guest at all.
  static void leave(Turn turn, Room room, UUID person) {
    if (room.lineup().find(person).isPresent()) {
      change(turn, room, room.lineup().without(person));
    }
  }

  static void split(Turn turn, UUID id, Room room, Ask.SetGiftSplit ask) {
    if (ask.split().equals(room.lineup().split())) {
      turn.done(id, true);
      return;
    }
    var why = whyNotNow(room).or(() -> whyNot(room, ask.split()));
    if (why.isPresent()) {
      turn.refuse(id, why.get());
    } else {
      change(turn, room, room.lineup().with(ask.split()));
      turn.done(id, false);
    }
  }

  private static Optional<Refusal> whyNot(Room room, GiftSplit split) {
    if (!(split instanceof GiftSplit.ByShares byShares)) {
      return Optional.empty();
    }
    if (!byShares.isWhole()) {
      return Optional.of(Refusal.SPLIT_DOES_NOT_SUM);
    }
    boolean areAllHere =
        byShares.shares().stream()
            .map(GiftSplit.Share::person)
            .allMatch(
                person -> room.hostId().equals(person) || room.lineup().find(person).isPresent());
    return areAllHere ? Optional.empty() : Optional.of(Refusal.NOT_INVITED);
  }

  private static Optional<Refusal> whyNotNow(Room room) {
    return switch (room.stage()) {
      case Stage.Ended _ -> Optional.of(Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> Optional.of(Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Live _, Stage.Paused _ -> Optional.empty();
    };
  }

  /// Viewers are told where they see a difference.
  private static void change(Turn turn, Room room, Lineup lineup) {
    turn.room(room.with(lineup));
    if (!lineup.shown().equals(room.lineup().shown())) {
      turn.log(new Event.LineupChanged(lineup.shown()));
    }
  }
}
