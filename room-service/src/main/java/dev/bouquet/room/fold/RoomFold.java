package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Decides what an input does to a room.
///
/// Commands are idempotent by what they ask for: one that finds the room as it asks for is done
/// again and changes nothing, so that a command delivered twice needs no memory of command ids.
public final class RoomFold {
  private final FoldBounds bounds;

  public RoomFold(FoldBounds bounds) {
    this.bounds = bounds;
  }

  /// @param attendee of [Input#attendee], where there is one
  /// @param now the time that goes into the room's record, and by which things end
  public Decision decide(RoomState state, Attendee attendee, Input input, Instant now) {
    var turn = new Turn(bounds, state, attendee, now);
    switch (input) {
      case Input.Charge charge -> Gifts.show(turn, charge);
      case Input.Reversal reversal -> Gifts.takeBack(turn, reversal);
      case Input.PodReport _, Input.Presence _ when state.room().isEmpty() -> {
        // Nobody can be in a room that nobody has created.
      }
      case Input.PodReport report -> Presences.report(turn, report);
      case Input.Presence presence -> Presences.watched(turn, presence);
      case Input.TimePassed _ -> timePassed(turn);
      case Input.Command command -> obey(turn, command);
    }
    return turn.decision();
  }

  private static void timePassed(Turn turn) {
    Gifts.endQuietCombos(turn);
    Presences.forgetSilentPods(turn);
    Moderation.unpinExpired(turn);
    Gifts.forgetShoutOutsOver(turn);
    Momenta.endIfOver(turn);
  }

  private static void obey(Turn turn, Input.Command command) {
    var id = command.id();
    var actor = command.actor();
    Optional<Room> found = turn.state().room();
    if (found.isEmpty()) {
      if (command.ask() instanceof Ask.Create create) {
        Lifecycle.create(turn, id, actor, create);
      } else {
        turn.refuse(id, Refusal.ROOM_NOT_FOUND);
      }
      return;
    }
    var room = found.get();
    whoMayNot(room, actor, command.ask())
        .ifPresentOrElse(
            why -> turn.refuse(id, why), () -> act(turn, id, actor, room, command.ask()));
  }

  private static Optional<Refusal> whoMayNot(Room room, UUID actor, Ask ask) {
    return switch (ask) {
      case Ask.Create _, Ask.Start _, Ask.Pause _, Ask.End _, Ask.Change _ ->
          room.hostId().equals(actor) ? Optional.empty() : Optional.of(Refusal.NOT_ROOM_HOST);
      case Ask.LeaveStage leave ->
          room.isStaff(actor) || leave.person().equals(actor)
              ? Optional.empty()
              : Optional.of(Refusal.NOT_ROOM_MODERATOR);
      case Ask.SetGoal _, Ask.DropGoal _, Ask.Appoint _, Ask.Invite _, Ask.SetGiftSplit _ ->
          room.hostId().equals(actor) ? Optional.empty() : Optional.of(Refusal.NOT_ROOM_HOST);
      case Ask.PinMessage _,
          Ask.Unpin _,
          Ask.DeleteMessage _,
          Ask.DeleteMessagesOf _,
          Ask.Mute _,
          Ask.Ban _,
          Ask.ShowTestGift _ ->
          room.isStaff(actor) ? Optional.empty() : Optional.of(Refusal.NOT_ROOM_MODERATOR);
      case Ask.Suspend _,
          Ask.LiftSuspension _,
          Ask.EndCombo _,
          Ask.Say _,
          Ask.JoinStage _,
          Ask.Gesture _ ->
          Optional.empty();
    };
  }

  private static void act(Turn turn, UUID id, UUID actor, Room room, Ask ask) {
    switch (ask) {
      case Ask.Create _ -> turn.done(id, true);
      case Ask.Start _ -> Lifecycle.start(turn, id, room);
      case Ask.Pause _ -> Lifecycle.pause(turn, id, room);
      case Ask.End _ -> Lifecycle.end(turn, id, room);
      case Ask.Suspend suspend -> Lifecycle.suspend(turn, id, room, suspend);
      case Ask.LiftSuspension _ -> Lifecycle.lift(turn, id, room);
      case Ask.Change change -> Lifecycle.change(turn, id, room, change);
      case Ask.SetGoal set -> Goals.set(turn, id, room, set);
      case Ask.DropGoal drop -> Goals.drop(turn, id, drop);
      case Ask.EndCombo end -> Gifts.endCombo(turn, id, actor, end);
      case Ask.Say say -> Chat.say(turn, id, actor, room, say);
      case Ask.DeleteMessage delete -> Moderation.delete(turn, id, room, delete);
      case Ask.DeleteMessagesOf delete -> Moderation.deleteAllOf(turn, id, room, delete);
      case Ask.PinMessage pin -> Moderation.pin(turn, id, room, pin);
      case Ask.Unpin _ -> Moderation.unpin(turn, id);
      case Ask.Mute mute -> Moderation.mute(turn, id, room, mute);
      case Ask.Ban ban -> Moderation.ban(turn, id, room, ban);
      case Ask.Appoint appoint -> Moderation.appoint(turn, id, room, appoint);
      case Ask.Invite invite -> Guests.invite(turn, id, room, invite);
      case Ask.JoinStage join -> Guests.join(turn, id, actor, room, join);
      case Ask.LeaveStage leave -> Guests.leave(turn, id, room, leave);
      case Ask.SetGiftSplit set -> Guests.split(turn, id, room, set);
      case Ask.Gesture gesture -> Gestures.show(turn, id, actor, room, gesture);
      case Ask.ShowTestGift(var gift) -> TestGifts.show(turn, id, room, gift);
    }
  }
}
