package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Answered;
import dev.bouquet.room.fold.Emission.Logged;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Passing;
import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// One decision while it is being made: the state so far, and what has been said so far. Lives
/// within one call of [RoomFold#decide].
final class Turn {
  private final FoldBounds bounds;
  private final Instant now;
  private final List<Emission> emissions = new ArrayList<>();
  private RoomState state;
  private Attendee attendee;

  Turn(FoldBounds bounds, RoomState state, Attendee attendee, Instant now) {
    this.bounds = bounds;
    this.state = state;
    this.attendee = attendee;
    this.now = now;
  }

  FoldBounds bounds() {
    return bounds;
  }

  Instant now() {
    return now;
  }

  RoomState state() {
    return state;
  }

  Standing standing() {
    return state.standing();
  }

  Attendee attendee() {
    return attendee;
  }

  void state(RoomState changed) {
    state = changed;
  }

  /// The record does not go on to speak of mutes that are over.
  void room(Room changed) {
    state = state.with(changed.withoutMutesOver(now));
  }

  void standing(UnaryOperator<Standing> change) {
    state = state.with(change.apply(state.standing()));
  }

  void attendee(Attendee changed) {
    attendee = changed;
  }

  void log(Event.Lasting event) {
    state = state.next();
    emissions.add(new Logged(state.seq(), state.totals(), event));
  }

  void pass(Event.Ambient event) {
    emissions.add(new Passing(state.seq(), state.totals(), event));
  }

  /// The command changed the room's record, or found it as asked.
  void done(UUID commandId, boolean unchanged) {
    emissions.add(new Answered(commandId, new Outcome.Done(state.room(), unchanged)));
  }

  /// The command is none about the room's record.
  void doneBeside(UUID commandId, boolean unchanged) {
    emissions.add(new Answered(commandId, new Outcome.Done(Optional.empty(), unchanged)));
  }

  void refuse(UUID commandId, Refusal why) {
    emissions.add(new Answered(commandId, new Outcome.Refused(why, Optional.empty())));
  }

  void refuseUntil(UUID commandId, Refusal why, Instant retryAt) {
    emissions.add(new Answered(commandId, new Outcome.Refused(why, Optional.of(retryAt))));
  }

  Decision decision() {
    return new Decision(state, attendee, emissions);
  }
}
