package dev.bouquet.room.topology;

import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.fold.Emission;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.RoomState;
import dev.bouquet.room.fold.Totals;
import java.time.Instant;

/// From what the fold decided to the wire.
final class RoomMessages {
  private RoomMessages() {}

  static RoomEvent event(String roomId, RoomState after, Emission emission, Instant now) {
    var message =
        RoomEvent.newBuilder().setRoomId(roomId).setEpoch(after.epoch()).setAt(Timestamps.of(now));
    return switch (emission) {
      case Emission.Logged(long seq, Totals totals, var event) ->
          EventMessages.write(message.setSeq(seq).setTotals(totals(totals)), event).build();
      case Emission.Passing(long seq, Totals totals, var event) ->
          EventMessages.write(message.setSeq(seq).setTotals(totals(totals)), event).build();
      case Emission.Answered(var commandId, Outcome outcome) ->
          message
              .setTotals(totals(after.totals()))
              .setEventClass(EventClass.EVENT_CLASS_OUTCOME)
              .setCommandDone(answer(roomId, outcome).setCommandId(commandId.toString()))
              .build();
    };
  }

  static RoomSnapshot snapshot(String roomId, RoomState state, Instant now) {
    var message =
        RoomSnapshot.newBuilder()
            .setEpoch(state.epoch())
            .setSeq(state.seq())
            .setTotals(totals(state.totals()))
            .setStanding(StandingMessages.standing(state))
            .setAt(Timestamps.of(now));
    state.room().ifPresent(room -> message.setRoom(RoomRecord.write(roomId, room)));
    return message.build();
  }

  private static CommandDone.Builder answer(String roomId, Outcome outcome) {
    var message = CommandDone.newBuilder();
    switch (outcome) {
      case Outcome.Done(var room, boolean unchanged) -> {
        message.setUnchanged(unchanged);
        room.ifPresent(found -> message.setRoom(RoomRecord.write(roomId, found)));
      }
      case Outcome.Refused(var why, var retryAt) -> {
        message.setRefusedWith(why.name());
        retryAt.ifPresent(at -> message.setRetryAt(Timestamps.of(at)));
      }
    }
    return message;
  }

  private static RoomTotals totals(Totals totals) {
    return RoomTotals.newBuilder().setGifts(totals.gifts()).setCoins(totals.coins()).build();
  }
}
