package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.GestureKind;
import dev.bouquet.room.fold.Attendee;
import dev.bouquet.room.topology.state.StoredAttendee;
import dev.bouquet.room.topology.state.StoredDeletion;
import dev.bouquet.room.topology.state.StoredMessage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// One person in one room as they lie in the store; the format is `room_state.proto`.
final class AttendeeSerde {
  private AttendeeSerde() {}

  static Serde<Attendee> create() {
    return Serdes.serdeFrom(
        (_, attendee) -> attendee == null ? null : write(attendee).toByteArray(),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  private static StoredAttendee write(Attendee attendee) {
    var stored =
        StoredAttendee.newBuilder()
            .setGifts(attendee.gifts())
            .setCoins(attendee.coins())
            .setMinutes(attendee.minutes())
            .setLastMinute(attendee.lastMinute());
    attendee.mutedUntil().ifPresent(until -> stored.setMutedUntil(until.toEpochMilli()));
    attendee.said().forEach(message -> stored.addSaid(write(message)));
    attendee.deleted().forEach(message -> stored.addDeleted(write(message)));
    attendee
        .gestures()
        .forEach(kind -> stored.addGestures(GestureMessages.write(kind).getNumber()));
    return stored.build();
  }

  private static StoredMessage write(Attendee.Said message) {
    return StoredMessage.newBuilder()
        .setIdMost(message.messageId().getMostSignificantBits())
        .setIdLeast(message.messageId().getLeastSignificantBits())
        .setTextHash(message.textHash())
        .setAt(message.at().toEpochMilli())
        .build();
  }

  private static StoredDeletion write(Attendee.Deleted message) {
    return StoredDeletion.newBuilder()
        .setIdMost(message.messageId().getMostSignificantBits())
        .setIdLeast(message.messageId().getLeastSignificantBits())
        .setAt(message.at().toEpochMilli())
        .build();
  }

  private static Attendee read(byte[] bytes) {
    try {
      var stored = StoredAttendee.parseFrom(bytes);
      return new Attendee(
          stored.getGifts(),
          stored.getCoins(),
          stored.getMinutes(),
          stored.getLastMinute(),
          stored.hasMutedUntil()
              ? Optional.of(Instant.ofEpochMilli(stored.getMutedUntil()))
              : Optional.empty(),
          stored.getSaidList().stream().map(AttendeeSerde::read).toList(),
          stored.getDeletedList().stream().map(AttendeeSerde::read).toList(),
          stored.getGesturesList().stream()
              .map(GestureKind::forNumber)
              .filter(Objects::nonNull) // one of a newer version, which was here before
              .map(GestureMessages::read)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new SerializationException("a person's stored state cannot be read", e);
    }
  }

  private static Attendee.Deleted read(StoredDeletion stored) {
    return new Attendee.Deleted(
        new UUID(stored.getIdMost(), stored.getIdLeast()), Instant.ofEpochMilli(stored.getAt()));
  }

  private static Attendee.Said read(StoredMessage stored) {
    return new Attendee.Said(
        new UUID(stored.getIdMost(), stored.getIdLeast()),
        stored.getTextHash(),
        Instant.ofEpochMilli(stored.getAt()));
  }
}
