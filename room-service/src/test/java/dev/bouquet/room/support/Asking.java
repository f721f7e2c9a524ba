package dev.bouquet.room.support;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Ban;
import dev.bouquet.contracts.room.v1.DeleteMessage;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.Say;
import dev.bouquet.contracts.room.v1.SuspendRoom;
import java.time.Instant;
import java.util.UUID;

/// Inputs of a room, as its pods write them.
public final class Asking {
  private Asking() {}

  public static RoomInput say(UUID roomId, UUID author, String messageId, String text) {
    return of(roomId, author)
        .setSay(Say.newBuilder().setMessageId(messageId).setText(text).setAuthorName("Ben").build())
        .build();
  }

  public static RoomInput delete(UUID roomId, UUID actor, String messageId) {
    return of(roomId, actor)
        .setDeleteMessage(DeleteMessage.newBuilder().setMessageId(messageId))
        .build();
  }

  public static RoomInput ban(UUID roomId, UUID actor, UUID person) {
    return of(roomId, actor).setBan(Ban.newBuilder().setPersonId(person.toString())).build();
  }

  public static RoomInput suspend(UUID roomId) {
    return of(roomId, UUID.randomUUID())
        .setSuspend(SuspendRoom.newBuilder().setReason("Looked into"))
        .build();
  }

  private static RoomInput.Builder of(UUID roomId, UUID actor) {
    var now = Instant.now();
    return RoomInput.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setRoomId(roomId.toString())
        .setActorId(actor.toString())
        .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }
}
