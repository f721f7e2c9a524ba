package dev.bouquet.room.topology;

import com.google.protobuf.MessageLite;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.fold.Decision;
import dev.bouquet.room.fold.Emission;
import dev.bouquet.room.fold.Input;
import dev.bouquet.room.fold.RoomFold;
import dev.bouquet.room.fold.RoomState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Applies the fold to one room's inputs, one at a time. Store writes and forwarded records commit
/// with the inputs' positions or not at all.
///
/// Emitted records carry the time of emission, not of the input: pods look their history window up
/// by time, and a charge published late belongs into the window in which it was shown.
final class FoldProcessor implements Processor<String, MessageLite, String, MessageLite> {
  static final String ROOMS_STORE = "rooms";

  /// Rooms that changed and whose snapshot is still owed.
  static final String DUE_STORE = "snapshots-due";

  static final String EVENTS_SINK = "to-room-events";
  static final String ROOMS_SINK = "to-rooms";
  static final String SNAPSHOTS_SINK = "to-room-snapshots";

  private static final byte[] DUE = {1};
  private static final int EPOCH_RADIX = 36;

  private final Duration snapshotInterval;
  private final int maxSnapshotsPerRound;
  private ProcessorContext<String, MessageLite> context;
  private KeyValueStore<String, RoomState> rooms;
  private KeyValueStore<String, byte[]> due;

  FoldProcessor(Duration snapshotInterval, int maxSnapshotsPerRound) {
    this.snapshotInterval = snapshotInterval;
    this.maxSnapshotsPerRound = maxSnapshotsPerRound;
  }

  @Override
  public void init(ProcessorContext<String, MessageLite> context) {
    this.context = context;
    this.rooms = context.getStateStore(ROOMS_STORE);
    this.due = context.getStateStore(DUE_STORE);
    context.schedule(snapshotInterval, PunctuationType.WALL_CLOCK_TIME, _ -> emitSnapshots());
  }

  @Override
  public void process(Record<String, MessageLite> record) {
    if (record.value() == null) {
      throw new SerializationException("an input without a value, key " + record.key());
    }
    InputReader.read(record.value()).ifPresent(input -> fold(roomOf(record), input));
  }

  private void fold(String roomId, Input input) {
    var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    var stored = rooms.get(roomId);
    var before = stored == null ? RoomState.unheardOf(newEpoch(now)) : stored;
    var decision = RoomFold.decide(before, input, now);
    if (!decision.state().equals(before)) {
      rooms.put(roomId, decision.state());
      due.put(roomId, DUE);
    }
    emit(roomId, before, decision, now);
  }

  private void emit(String roomId, RoomState before, Decision decision, Instant now) {
    var after = decision.state();
    for (Emission emission : decision.emissions()) {
      forward(roomId, RoomMessages.event(roomId, after, emission, now), now, EVENTS_SINK);
    }
    if (!after.room().equals(before.room())) {
      after
          .room()
          .ifPresent(room -> forward(roomId, RoomMessages.room(roomId, room), now, ROOMS_SINK));
    }
  }

  private void emitSnapshots() {
    var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    for (String roomId : dueRooms()) {
      var state = rooms.get(roomId);
      forward(roomId, RoomMessages.snapshot(roomId, state, now), now, SNAPSHOTS_SINK);
      due.delete(roomId);
    }
  }

  private List<String> dueRooms() {
    var ids = new ArrayList<String>();
    try (var all = due.all()) {
      while (all.hasNext() && ids.size() < maxSnapshotsPerRound) {
        ids.add(all.next().key);
      }
    }
    return ids;
  }

  private void forward(String roomId, MessageLite message, Instant now, String sink) {
    context.forward(new Record<>(roomId, message, now.toEpochMilli()), sink);
  }

  /// Rooms are keyed by the canonical form of their UUID; any other key would be another room.
  private static String roomOf(Record<String, MessageLite> record) {
    var key = record.key();
    if (key == null || Ids.parse(key).isEmpty()) {
      throw new SerializationException("the key of an input must be a room's UUID: " + key);
    }
    return key;
  }

  /// The time at which a log begins names it. Should the state ever be lost, the log that begins
  /// then has a later name.
  private static String newEpoch(Instant now) {
    return Long.toString(now.toEpochMilli(), EPOCH_RADIX);
  }
}
