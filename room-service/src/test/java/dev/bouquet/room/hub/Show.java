package dev.bouquet.room.hub;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
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
