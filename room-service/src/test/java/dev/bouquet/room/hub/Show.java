package dev.bouquet.room.hub;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Applause;
import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.MessageDeleted;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.PersonBanned;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import java.time.Instant;
import java.util.UUID;

/// A room's log as the fold would write it: one gift of one coin per event.
final class Show {
  private final UUID id;
  private final String epoch;

  Show(UUID id, String epoch) {
    this.id = id;
    this.epoch = epoch;
  }

  UUID id() {
    return id;
  }

  String epoch() {
    return epoch;
  }

  RoomEvent event(long seq) {
    return RoomEvent.newBuilder()
        .setRoomId(id.toString())
        .setEpoch(epoch)
        .setSeq(seq)
        .setAt(at(seq))
        .setTotals(totals(seq))
        .setGiftShown(GiftShown.newBuilder().setChargeId(new UUID(0, seq).toString()).setCoins(1))
        .build();
  }

  /// Said after the event `seq`.
  RoomEvent message(String messageId, long seq) {
    return ambient(seq)
        .setMessageSaid(MessageSaid.newBuilder().setMessageId(messageId).setText("Hi"))
        .build();
  }

  RoomEvent applause(long likes, long seq) {
    return ambient(seq)
        .setApplause(Applause.newBuilder().setLikes(likes).setTotalLikes(likes))
        .build();
  }

  private RoomEvent.Builder ambient(long seq) {
    return event(seq).toBuilder().setEventClass(EventClass.EVENT_CLASS_AMBIENT);
  }

  RoomEvent deleted(String messageId, long seq) {
    return event(seq).toBuilder()
        .setMessageDeleted(MessageDeleted.newBuilder().setMessageId(messageId))
        .build();
  }

  RoomEvent banned(String personId, boolean lifted, long seq) {
    return event(seq).toBuilder()
        .setPersonBanned(PersonBanned.newBuilder().setPersonId(personId).setLifted(lifted))
        .build();
  }

  RoomSnapshot standing(int viewers, long seq, Instant at) {
    return snapshot(seq).toBuilder()
        .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
        .setStanding(RoomStanding.newBuilder().setViewers(viewers))
        .build();
  }

  /// What comes with the room's creation.
  RoomEvent created() {
    return RoomEvent.newBuilder()
        .setRoomId(id.toString())
        .setEpoch(epoch)
        .setCommandDone(CommandDone.newBuilder().setRoom(room()))
        .build();
  }

  RoomSnapshot snapshot(long seq) {
    return RoomSnapshot.newBuilder()
        .setRoom(room())
        .setEpoch(epoch)
        .setSeq(seq)
        .setAt(at(seq))
        .setTotals(totals(seq))
        .build();
  }

  private Room room() {
    return Room.newBuilder()
        .setRoomId(id.toString())
        .setTitle("Show")
        .setStatus(RoomStatus.ROOM_STATUS_LIVE)
        .setVersion(1)
        .build();
  }

  private static RoomTotals totals(long seq) {
    return RoomTotals.newBuilder().setGifts(seq).setCoins(seq).build();
  }

  private static Timestamp at(long seq) {
    return Timestamp.newBuilder().setSeconds(1_000_000 + seq).build();
  }
}
