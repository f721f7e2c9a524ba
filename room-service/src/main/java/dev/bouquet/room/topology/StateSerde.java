package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.room.fold.Position;
import dev.bouquet.room.fold.Room;
import dev.bouquet.room.fold.RoomState;
import dev.bouquet.room.fold.Stage;
import dev.bouquet.room.fold.Totals;
import dev.bouquet.room.topology.state.StoredPosition;
import dev.bouquet.room.topology.state.StoredRoom;
import dev.bouquet.room.topology.state.StoredState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// The state as it lies in the store; its format is `room_state.proto`.
final class StateSerde {
  private StateSerde() {}

  static Serde<RoomState> create() {
    return Serdes.serdeFrom(
        (_, state) -> toBytes(state), (_, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  private static byte @Nullable [] toBytes(@Nullable RoomState state) {
    if (state == null) {
      return null;
    }
    var stored =
        StoredState.newBuilder()
            .setEpoch(state.epoch())
            .setSeq(state.seq())
            .setGifts(state.totals().gifts())
            .setCoins(state.totals().coins());
    for (var position : state.lastPositions().values()) {
      stored.addLastPositions(
          StoredPosition.newBuilder()
              .setSlot(position.slot())
              .setEpoch(position.epoch())
              .setSeq(position.seq()));
    }
    state.room().ifPresent(room -> stored.setRoom(store(room)));
    return stored.build().toByteArray();
  }

  private static StoredRoom store(Room room) {
    var stored =
        StoredRoom.newBuilder()
            .setHostId(room.hostId().toString())
            .setHostName(room.hostName())
            .setTitle(room.title())
            .setCreatedAt(room.createdAt().toEpochMilli())
            .setVersion(room.version());
    switch (room.stage()) {
      case Stage.Scheduled _ -> {}
      case Stage.Live(Instant startedAt) -> stored.setStartedAt(startedAt.toEpochMilli());
      case Stage.Ended(var startedAt, Instant endedAt) -> {
        startedAt.ifPresent(at -> stored.setStartedAt(at.toEpochMilli()));
        stored.setEndedAt(endedAt.toEpochMilli());
      }
    }
    return stored.build();
  }

  private static RoomState fromBytes(byte[] bytes) {
    try {
      var stored = StoredState.parseFrom(bytes);
      return new RoomState(
          stored.getEpoch(),
          stored.hasRoom() ? Optional.of(restore(stored.getRoom())) : Optional.empty(),
          stored.getSeq(),
          new Totals(stored.getGifts(), stored.getCoins()),
          stored.getLastPositionsList().stream()
              .collect(
                  Collectors.toMap(
                      StoredPosition::getSlot,
                      at -> new Position(at.getSlot(), at.getEpoch(), at.getSeq()))));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new SerializationException("a room's stored state cannot be read", e);
    }
  }

  private static Room restore(StoredRoom stored) {
    return new Room(
        UUID.fromString(stored.getHostId()),
        stored.getHostName(),
        stored.getTitle(),
        Instant.ofEpochMilli(stored.getCreatedAt()),
        stage(stored),
        stored.getVersion());
  }

  private static Stage stage(StoredRoom stored) {
    Optional<Instant> startedAt =
        stored.hasStartedAt()
            ? Optional.of(Instant.ofEpochMilli(stored.getStartedAt()))
            : Optional.empty();
    if (stored.hasEndedAt()) {
      return new Stage.Ended(startedAt, Instant.ofEpochMilli(stored.getEndedAt()));
    }
    return startedAt.<Stage>map(Stage.Live::new).orElseGet(Stage.Scheduled::new);
  }
}
