package dev.bouquet.room.topology;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomCreated;
import dev.bouquet.contracts.room.v1.RoomEnded;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStarted;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.fold.Emission;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Event;
import dev.bouquet.room.fold.Input;
import dev.bouquet.room.fold.RoomState;
import dev.bouquet.room.fold.Stage;
import dev.bouquet.room.fold.Totals;
import java.time.Instant;

/// From what the fold decided to the wire.
final class RoomMessages {
  private RoomMessages() {}

  static RoomEvent event(String roomId, RoomState after, Emission emission, Instant now) {
    var message =
        RoomEvent.newBuilder().setRoomId(roomId).setEpoch(after.epoch()).setAt(timestamp(now));
    return switch (emission) {
      case Emission.Logged(long seq, Totals totals, Event event) ->
          log(message.setSeq(seq).setTotals(totals(totals)), event).build();
      case Emission.Answered(var commandId, Outcome outcome) ->
          message
              .setTotals(totals(after.totals()))
              .setCommandDone(answer(roomId, outcome).setCommandId(commandId.toString()))
              .build();
    };
  }

  static Room room(String roomId, dev.bouquet.room.fold.Room room) {
    var message =
        Room.newBuilder()
            .setRoomId(roomId)
            .setHostId(room.hostId().toString())
            .setHostName(room.hostName())
            .setTitle(room.title())
            .setCreatedAt(timestamp(room.createdAt()))
            .setVersion(room.version());
    switch (room.stage()) {
      case Stage.Scheduled _ -> message.setStatus(RoomStatus.ROOM_STATUS_SCHEDULED);
      case Stage.Live(Instant startedAt) ->
          message.setStatus(RoomStatus.ROOM_STATUS_LIVE).setStartedAt(timestamp(startedAt));
      case Stage.Ended(var startedAt, Instant endedAt) -> {
        message.setStatus(RoomStatus.ROOM_STATUS_ENDED).setEndedAt(timestamp(endedAt));
        startedAt.ifPresent(at -> message.setStartedAt(timestamp(at)));
      }
    }
    return message.build();
  }

  static RoomSnapshot snapshot(String roomId, RoomState state, Instant now) {
    var message =
        RoomSnapshot.newBuilder()
            .setEpoch(state.epoch())
            .setSeq(state.seq())
            .setTotals(totals(state.totals()))
            .setAt(timestamp(now));
    state.room().ifPresent(room -> message.setRoom(room(roomId, room)));
    return message.build();
  }

  private static RoomEvent.Builder log(RoomEvent.Builder message, Event event) {
    return switch (event) {
      case Event.Created _ -> message.setRoomCreated(RoomCreated.getDefaultInstance());
      case Event.Started _ -> message.setRoomStarted(RoomStarted.getDefaultInstance());
      case Event.Ended _ -> message.setRoomEnded(RoomEnded.getDefaultInstance());
      case Event.GiftShown(Input.Charge charge) -> message.setGiftShown(gift(charge));
    };
  }

  private static GiftShown gift(Input.Charge charge) {
    var gift = charge.gift();
    return GiftShown.newBuilder()
        .setChargeId(charge.id().toString())
        .setGiftId(gift.giftId())
        .setGiftName(gift.giftName())
        .setQuantity(gift.quantity())
        .setCoins(charge.coins())
        .setSenderId(gift.senderId())
        .setSenderName(gift.senderName())
        .setReceiverId(gift.receiverId())
        .setChargedAt(timestamp(charge.chargedAt()))
        .build();
  }

  private static CommandDone.Builder answer(String roomId, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var room, boolean unchanged) ->
          CommandDone.newBuilder().setRoom(room(roomId, room)).setUnchanged(unchanged);
      case Outcome.Refused(var why) -> CommandDone.newBuilder().setRefusedWith(why.name());
    };
  }

  private static RoomTotals totals(Totals totals) {
    return RoomTotals.newBuilder().setGifts(totals.gifts()).setCoins(totals.coins()).build();
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
