package dev.bouquet.room.frame;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import dev.bouquet.contracts.room.v1.Batch;
import dev.bouquet.contracts.room.v1.Bye;
import dev.bouquet.contracts.room.v1.Expiring;
import dev.bouquet.contracts.room.v1.Hello;
import dev.bouquet.contracts.room.v1.Joined;
import dev.bouquet.contracts.room.v1.Live;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.ServerFrame;
import dev.bouquet.contracts.room.v1.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Frames in protobuf: `bouquet.room.v1.ServerFrame`.
final class ProtoForm implements Form {
  static final Form FORM = new ProtoForm();

  private ProtoForm() {}

  @Override
  public byte[] batch(Place place, List<EncodedEvent> events) {
    var batch =
        Batch.newBuilder()
            .setRoomId(place.roomId().toString())
            .setEpoch(place.epoch())
            .setSeq(place.seq())
            .build();
    return field(
        ServerFrame.BATCH_FIELD_NUMBER,
        withEvents(batch.toByteArray(), Batch.EVENTS_FIELD_NUMBER, events));
  }

  @Override
  public byte[] recovered(Place place) {
    return ServerFrame.newBuilder()
        .setJoined(joined(place).setRecovered(true))
        .build()
        .toByteArray();
  }

  @Override
  public byte[] snapshot(Place place, Standpoint standpoint) {
    var snapshot =
        Snapshot.newBuilder()
            .setRoom(Discretion.forViewers(standpoint.room()))
            .setTotals(standpoint.totals());
    standpoint.standing().map(Discretion::forViewers).ifPresent(snapshot::setStanding);
    var whole =
        withEvents(
            snapshot.build().toByteArray(), Snapshot.MESSAGES_FIELD_NUMBER, standpoint.messages());
    return field(
        ServerFrame.JOINED_FIELD_NUMBER,
        concat(joined(place).build().toByteArray(), field(Joined.SNAPSHOT_FIELD_NUMBER, whole)));
  }

  @Override
  public byte[] live(Place place, Optional<RoomStanding> standing, List<EncodedEvent> ambient) {
    var live =
        Live.newBuilder()
            .setRoomId(place.roomId().toString())
            .setEpoch(place.epoch())
            .setSeq(place.seq());
    standing.map(Discretion::forViewers).ifPresent(live::setStanding);
    return field(
        ServerFrame.LIVE_FIELD_NUMBER,
        withEvents(live.build().toByteArray(), Live.EVENTS_FIELD_NUMBER, ambient));
  }

  @Override
  public byte[] connection(ConnectionFrame frame) {
    return switch (frame) {
      case ConnectionFrame.Hello(long authTimeout, long pingInterval, long tick) ->
          field(
              ServerFrame.HELLO_FIELD_NUMBER,
              bytes(
                  Hello.newBuilder()
                      .setAuthTimeoutMs(authTimeout)
                      .setPingIntervalMs(pingInterval)
                      .setTickMs(tick)
                      .build()));
      case ConnectionFrame.Expiring(long in) ->
          field(
              ServerFrame.EXPIRING_FIELD_NUMBER, bytes(Expiring.newBuilder().setInMs(in).build()));
      case ConnectionFrame.Bye(var code, var retryAfter) ->
          field(
              ServerFrame.BYE_FIELD_NUMBER,
              bytes(
                  Bye.newBuilder()
                      .setCode(code)
                      .setReconnect(retryAfter.isPresent())
                      .setRetryAfterMs(retryAfter.orElse(0))
                      .build()));
    };
  }

  private static Joined.Builder joined(Place place) {
    return Joined.newBuilder()
        .setRoomId(place.roomId().toString())
        .setEpoch(place.epoch())
        .setSeq(place.seq());
  }

  private static byte[] bytes(Message message) {
    return message.toByteArray();
  }

  /// A message of a repeated field may stand anywhere, so encoded events follow the rest.
  private static byte[] withEvents(byte[] rest, int fieldNumber, List<EncodedEvent> events) {
    int size = rest.length;
    for (var event : events) {
      size += CodedOutputStream.computeByteArraySize(fieldNumber, event.proto());
    }
    return write(
        size,
        out -> {
          out.writeRawBytes(rest);
          for (var event : events) {
            out.writeByteArray(fieldNumber, event.proto());
          }
        });
  }

  private static byte[] field(int number, byte[] message) {
    return write(
        CodedOutputStream.computeByteArraySize(number, message),
        out -> out.writeByteArray(number, message));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return write(
        first.length + second.length,
        out -> {
          out.writeRawBytes(first);
          out.writeRawBytes(second);
        });
  }

  @FunctionalInterface
  private interface Body {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] write(int size, Body body) {
    var bytes = new byte[size];
    var out = CodedOutputStream.newInstance(bytes);
    try {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }
}
