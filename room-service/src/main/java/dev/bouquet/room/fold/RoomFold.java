package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Answered;
import dev.bouquet.room.fold.Emission.Logged;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import dev.bouquet.room.fold.Input.Ask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides what an input does to a room.
///
/// Commands are idempotent by what they ask for: one that finds the room as it asks for is done
/// again and changes nothing, so that a command delivered twice needs no memory of command ids.
public final class RoomFold {
  private RoomFold() {}

  /// @param now the time that goes into the room's record; the same input at another time gives the
  ///   same decision but for it
  public static Decision decide(RoomState state, Input input, Instant now) {
    return switch (input) {
      case Input.Charge charge -> show(state, charge);
      case Input.Command(var id, var actor, Ask.Create create) ->
          create(state, id, actor, create, now);
      case Input.Command(var id, var actor, Ask.Start _) ->
          asHost(state, id, actor, room -> start(state, id, room, now));
      case Input.Command(var id, var actor, Ask.End _) ->
          asHost(state, id, actor, room -> end(state, id, room, now));
    };
  }

  /// A charge is final, so it shows whatever the room's stage is, also where the room has ended or
  /// was never created.
  private static Decision show(RoomState state, Input.Charge charge) {
    if (state.hasSeen(charge.position())) {
      return new Decision(state, List.of());
    }
    var next = state.plus(charge);
    return new Decision(next, List.of(logged(next, new Event.GiftShown(charge))));
  }

  private static Decision create(
      RoomState state, UUID id, UUID actor, Ask.Create create, Instant now) {
    if (state.room().isPresent()) {
      return asHost(state, id, actor, room -> done(state, id, room));
    }
    var room = new Room(actor, create.hostName(), create.title(), now, new Stage.Scheduled(), 1);
    return changed(state, id, room, new Event.Created());
  }

  private static Decision start(RoomState state, UUID id, Room room, Instant now) {
    return switch (room.stage()) {
      case Stage.Scheduled scheduled ->
          changed(state, id, room.enter(scheduled.start(now)), new Event.Started());
      case Stage.Live _ -> done(state, id, room);
      case Stage.Ended _ -> refused(state, id, Refusal.ROOM_ENDED);
    };
  }

  private static Decision end(RoomState state, UUID id, Room room, Instant now) {
    return switch (room.stage()) {
      case Stage.Scheduled scheduled ->
          changed(state, id, room.enter(scheduled.end(now)), new Event.Ended());
      case Stage.Live live -> changed(state, id, room.enter(live.end(now)), new Event.Ended());
      case Stage.Ended _ -> done(state, id, room);
    };
  }

  @FunctionalInterface
  private interface Step {
    Decision on(Room room);
  }

  private static Decision asHost(RoomState state, UUID id, UUID actor, Step step) {
    Optional<Room> room = state.room();
    if (room.isEmpty()) {
      return refused(state, id, Refusal.ROOM_NOT_FOUND);
    }
    return room.get().hostId().equals(actor)
        ? step.on(room.get())
        : refused(state, id, Refusal.NOT_ROOM_HOST);
  }

  private static Decision changed(RoomState state, UUID id, Room room, Event event) {
    var next = state.with(room);
    return new Decision(
        next, List.of(logged(next, event), new Answered(id, new Outcome.Done(room, false))));
  }

  private static Decision done(RoomState state, UUID id, Room room) {
    return new Decision(state, List.of(new Answered(id, new Outcome.Done(room, true))));
  }

  private static Decision refused(RoomState state, UUID id, Refusal why) {
    return new Decision(state, List.of(new Answered(id, new Outcome.Refused(why))));
  }

  private static Logged logged(RoomState after, Event event) {
    return new Logged(after.seq(), after.totals(), event);
  }
}
