package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.util.UUID;

/// From being announced to being over.
final class Lifecycle {
  private Lifecycle() {}

  static void create(Turn turn, UUID id, UUID actor, Ask.Create create) {
    enter(turn, id, Room.create(actor, create, turn.now()), new Event.Created());
  }

  static void start(Turn turn, UUID id, Room room) {
    switch (room.stage()) {
      case Stage.Scheduled scheduled ->
          enter(turn, id, room.enter(scheduled.start(turn.now())), new Event.Started());
      case Stage.Paused paused -> enter(turn, id, room.enter(paused.resume()), new Event.Resumed());
      case Stage.Live _ -> turn.done(id, true);
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
    }
  }

  static void pause(Turn turn, UUID id, Room room) {
    switch (room.stage()) {
      case Stage.Live live ->
          enter(turn, id, room.enter(live.pause(turn.now())), new Event.Paused());
      case Stage.Paused _ -> turn.done(id, true);
      case Stage.Scheduled _ -> turn.refuse(id, Refusal.ROOM_NOT_LIVE);
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
    }
  }

  static void end(Turn turn, UUID id, Room room) {
    switch (room.stage()) {
      case Stage.Scheduled scheduled -> end(turn, id, room, scheduled.end(turn.now()));
      case Stage.Live live -> end(turn, id, room, live.end(turn.now()));
      case Stage.Paused paused -> end(turn, id, room, paused.end(turn.now()));
      case Stage.Ended _ -> turn.done(id, true);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
    }
  }

  private static void end(Turn turn, UUID id, Room room, Stage.Ended ended) {
    Gifts.endAllCombos(turn);
    Momenta.end(turn);
    enter(turn, id, room.enter(ended), new Event.Ended());
  }

  /// A room that has ended can still be suspended: its last gifts are returned too.
  static void suspend(Turn turn, UUID id, Room room, Ask.Suspend suspend) {
    if (room.stage() instanceof Stage.Suspended) {
      turn.done(id, true);
      return;
    }
    Gifts.endAllCombos(turn);
    Momenta.end(turn);
    var stage = new Stage.Suspended(room.stage(), turn.now(), suspend.reason());
    enter(turn, id, room.enter(stage), new Event.Suspended(suspend.reason()));
  }

  static void lift(Turn turn, UUID id, Room room) {
    if (room.stage() instanceof Stage.Suspended suspended) {
      enter(turn, id, room.enter(suspended.lift(turn.now())), new Event.SuspensionLifted());
    } else {
      turn.done(id, true);
    }
  }

  static void change(Turn turn, UUID id, Room room, Ask.Change change) {
    switch (room.stage()) {
      case Stage.Ended _ -> turn.refuse(id, Refusal.ROOM_ENDED);
      case Stage.Suspended _ -> turn.refuse(id, Refusal.ROOM_SUSPENDED);
      case Stage.Scheduled _, Stage.Live _, Stage.Paused _ -> {
        var details = change.details().orElse(room.details());
        var settings = change.settings().map(Settings::comparable).orElse(room.settings());
        if (settings.safeHaven() && settings.chatMode() == Settings.ChatMode.MEMBERS) {
          turn.refuse(id, Refusal.SAFE_HAVEN_ROOM); // members are those who have given
          return;
        }
        if (details.equals(room.details()) && settings.equals(room.settings())) {
          turn.done(id, true);
          return;
        }
        if (settings.safeHaven()) {
          Goals.dropAll(turn);
          Momenta.end(turn);
        }
        enter(turn, id, room.with(details, settings), new Event.Changed(details, settings));
      }
    }
  }

  private static void enter(Turn turn, UUID id, Room room, Event.Control event) {
    turn.room(room);
    turn.log(event);
    turn.done(id, false);
  }
}
