package dev.bouquet.room.frame;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;

/// An event as it stands in the frames of each codec.
///
/// @param seq 0 for an ambient event
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record EncodedEvent(long seq, byte[] json, byte[] proto) {
  /// What it costs beside its bytes: three objects and a place in a queue.
  private static final int OVERHEAD_BYTES = 96;

  public static EncodedEvent logged(RoomEvent event) {
    var shown = Discretion.forViewers(event);
    return new EncodedEvent(event.getSeq(), EventJson.logged(shown), shown.toByteArray());
  }

  public static EncodedEvent ambient(RoomEvent event) {
    var shown = Discretion.forViewers(event).toBuilder().clearSeq().clearTotals().build();
    return new EncodedEvent(0, EventJson.ambient(shown), shown.toByteArray());
  }

  /// As viewers are told it.
  public RoomEvent event() {
    try {
      return RoomEvent.parseFrom(proto);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("these bytes were written from an event", e);
    }
  }

  /// Of memory.
  public int bytes() {
    return json.length + proto.length + OVERHEAD_BYTES;
  }

  /// Of a frame, in the larger codec.
  public int payloadBytes() {
    return json.length;
  }
}
