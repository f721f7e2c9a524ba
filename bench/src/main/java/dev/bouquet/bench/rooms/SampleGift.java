package dev.bouquet.bench.rooms;

import com.google.protobuf.Timestamp;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A gift as the fold tells of it, and as viewers see it: of the same size on both servers.
final class SampleGift {
  private static final String EPOCH = "bench";
  private static final String ID = UUID.randomUUID().toString();
  private static final String SENDER = UUID.randomUUID().toString();
  private static final String RECEIVER = UUID.randomUUID().toString();

  private SampleGift() {}

  static RoomEvent event(RoomLog room, long seq) {
    var now = timestamp(Instant.now());
    return RoomEvent.newBuilder()
        .setRoomId(room.id().toString())
        .setEpoch(EPOCH)
        .setSeq(seq)
        .setAt(now)
        .setTotals(RoomTotals.newBuilder().setGifts(seq).setCoins(seq))
        .setGiftShown(
            GiftShown.newBuilder()
                .setChargeId(ID)
                .setGiftId("rose")
                .setGiftName("Rose")
                .setQuantity(1)
                .setCoins(1)
                .setSenderId(SENDER)
                .setSenderName("Ben")
                .setReceiverId(RECEIVER)
                .setChargedAt(now))
        .build();
  }

  /// A room that is on air and in which nothing else has happened.
  static RoomSnapshot snapshot(RoomLog room) {
    var now = timestamp(Instant.now());
    return RoomSnapshot.newBuilder()
        .setRoom(
            Room.newBuilder()
                .setRoomId(room.id().toString())
                .setHostId(RECEIVER)
                .setHostName("Cleo")
                .setTitle("Evening show")
                .setStatus(RoomStatus.ROOM_STATUS_LIVE)
                .setCreatedAt(now)
                .setStartedAt(now)
                .setVersion(2))
        .setEpoch(EPOCH)
        .setSeq(RoomLog.FIRST_SEQ)
        .setTotals(RoomTotals.getDefaultInstance())
        .setAt(now)
        .build();
  }

  /// The event as docs/api.md has it.
  static String json(long seq) {
    var now = Instant.now();
    return """
    {"seq":%1$d,"type":"gift","at":"%2$s","totals":{"gifts":%1$d,"coins":%1$d},"gift":{"id":"%3$s","giftId":"rose","giftName":"Rose",\
    "quantity":1,"coins":1,"senderId":"%4$s","senderName":"Ben","receiverId":"%5$s","chargedAt":"%2$s"}}\
    """
        .formatted(seq, now, ID, SENDER, RECEIVER);
  }

  /// A frame of events, the last of which has this `seq`.
  static String frame(RoomLog room, long seq, List<String> events) {
    return """
    {"t":"batch","room":"%s","epoch":"%s","seq":%d,"events":[%s]}\
    """
        .formatted(room.id(), EPOCH, seq, String.join(",", events));
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
