package dev.bouquet.room.topology;

import com.google.protobuf.MessageLite;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.fold.Attendee;
import dev.bouquet.room.fold.Decision;
import dev.bouquet.room.fold.Emission;
import dev.bouquet.room.fold.Input;
import dev.bouquet.room.fold.RoomFold;
import dev.bouquet.room.fold.RoomState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Applies the fold to one room's inputs, one at a time. Store writes and forwarded records commit
/// with the inputs' positions or not at all.
///
/// Emitted records carry the time of emission, not of the input: pods look their history window up
/// by time, and a charge published late belongs into the window in which it was shown.
final class FoldProcessor implements Processor<String, MessageLite, String, MessageLite> {
  static final String ROOMS_STORE = "rooms";

  /// People, by room and person.
  static final String ATTENDEES_STORE = "attendees";

  /// Rooms that changed and whose snapshot is still owed.
  static final String SNAPSHOTS_DUE_STORE = "snapshots-due";

  /// Rooms in which something ends by itself, and when that is to be looked at (milliseconds).
  static final String AGENDA_STORE = "agenda";

  static final String EVENTS_SINK = "to-room-events";
  static final String ROOMS_SINK = "to-rooms";
  static final String SNAPSHOTS_SINK = "to-room-snapshots";

  private static final int EPOCH_RADIX = 36;
  private static final String PERSON_SEPARATOR = "/";
  private static final String AFTER_ALL_PERSONS = "0"; // follows the separator

  private final FoldConfig config;
  private final RoomFold roomFold;
  private ProcessorContext<String, MessageLite> context;
  private KeyValueStore<String, RoomState> rooms;
  private KeyValueStore<String, Attendee> attendees;
  private KeyValueStore<String, Long> snapshotsDue;
  private KeyValueStore<String, Long> agenda;
  private String lastSnapshotOf = "";

  FoldProcessor(FoldConfig config) {
    this.config = config;
    this.roomFold = new RoomFold(config.bounds());
  }

  @Override
  public void init(ProcessorContext<String, MessageLite> context) {
    this.context = context;
    this.rooms = context.getStateStore(ROOMS_STORE);
    this.attendees = context.getStateStore(ATTENDEES_STORE);
    this.snapshotsDue = context.getStateStore(SNAPSHOTS_DUE_STORE);
    this.agenda = context.getStateStore(AGENDA_STORE);
    var clock = PunctuationType.WALL_CLOCK_TIME;
    context.schedule(config.clockInterval(), clock, _ -> lookAtAgenda());
    context.schedule(config.snapshotInterval(), clock, _ -> emitSnapshots());
  }

  @Override
  public void process(Record<String, MessageLite> record) {
    if (record.value() == null) {
      throw new SerializationException("an input without a value, key " + record.key());
    }
    InputReader.read(record.value()).ifPresent(input -> fold(roomOf(record), input));
  }

  private void fold(String roomId, Input input) {
    var now = now();
    var stored = rooms.get(roomId);
    var before = stored == null ? RoomState.unheardOf(newEpoch(now)) : stored;
    var person = input.attendee();
    var attendee = person.map(id -> attendee(roomId, id)).orElse(Attendee.NEW);
    var decision = roomFold.decide(before, attendee, input, now);
    if (!decision.attendee().equals(attendee)) {
      person.ifPresent(id -> attendees.put(attendeeKey(roomId, id), decision.attendee()));
    }
    if (!decision.state().equals(before)) {
      rooms.put(roomId, decision.state());
      snapshotsDue.put(roomId, now.toEpochMilli());
    }
    noteDue(roomId, decision.state());
    emit(roomId, before, decision, now);
  }

  private Attendee attendee(String roomId, UUID person) {
    return Optional.ofNullable(attendees.get(attendeeKey(roomId, person))).orElse(Attendee.NEW);
  }

  private static String attendeeKey(String roomId, UUID person) {
    return roomId + PERSON_SEPARATOR + person;
  }

  /// An entry that is too early only costs a look, so it is written again only for an earlier one.
  private void noteDue(String roomId, RoomState state) {
    var bounds = config.bounds();
    Stream.concat(state.nextDue(bounds).stream(), state.attendeesForgottenAt(bounds).stream())
        .min(Instant::compareTo)
        .map(Instant::toEpochMilli)
        .filter(due -> {
          var noted = agenda.get(roomId);
          return noted == null || noted > due;
        })
        .ifPresent(due -> agenda.put(roomId, due));
  }

  private void emit(String roomId, RoomState before, Decision decision, Instant now) {
    var after = decision.state();
    for (Emission emission : decision.emissions()) {
      forward(roomId, RoomMessages.event(roomId, after, emission, now), now, EVENTS_SINK);
    }
    if (!after.room().equals(before.room())) {
      after
          .room()
          .ifPresent(room -> forward(roomId, RoomRecord.write(roomId, room), now, ROOMS_SINK));
    }
  }

  private void lookAtAgenda() {
    long now = now().toEpochMilli();
    for (String roomId : keys(agenda.all(), Integer.MAX_VALUE, entry -> entry.value <= now)) {
      agenda.delete(roomId);
      fold(roomId, new Input.TimePassed());
      forgetAttendees(roomId);
    }
  }

  /// Of a room that ended long ago; those that are too many for this round are left for the next.
  private void forgetAttendees(String roomId) {
    var isTime =
        rooms.get(roomId).attendeesForgottenAt(config.bounds()).filter(at -> !now().isBefore(at));
    if (isTime.isEmpty()) {
      return;
    }
    var gone = new ArrayList<String>();
    try (var range = attendees.range(roomId + PERSON_SEPARATOR, roomId + AFTER_ALL_PERSONS)) {
      while (range.hasNext() && gone.size() < config.maxForgottenPerRoundCount()) {
        gone.add(range.next().key);
      }
    }
    gone.forEach(attendees::delete);
    if (gone.size() < config.maxForgottenPerRoundCount()) {
      agenda.delete(roomId);
    }
  }

  private void emitSnapshots() {
    var now = now();
    for (String roomId : nextDueSnapshots()) {
      var state = rooms.get(roomId);
      forward(roomId, RoomMessages.snapshot(roomId, state, now), now, SNAPSHOTS_SINK);
      snapshotsDue.delete(roomId);
    }
  }

  /// Goes on where the last round ended, so that a room is never passed over twice in a row however
  /// many are due.
  private List<String> nextDueSnapshots() {
    int maxCount = config.maxSnapshotsPerRoundCount();
    var due = keys(snapshotsDue.range(lastSnapshotOf, null), maxCount, _ -> true);
    if (due.size() < maxCount) {
      due.addAll(keys(snapshotsDue.range(null, lastSnapshotOf), maxCount - due.size(), _ -> true));
    }
    if (!due.isEmpty()) {
      lastSnapshotOf = due.getLast();
    }
    return due.stream().distinct().toList();
  }

  private static List<String> keys(
      KeyValueIterator<String, Long> entries,
      int maxCount,
      Predicate<KeyValue<String, Long>> wanted) {
    var keys = new ArrayList<String>();
    try (entries) {
      while (entries.hasNext() && keys.size() < maxCount) {
        var entry = entries.next();
        if (wanted.test(entry)) {
          keys.add(entry.key);
        }
      }
    }
    return keys;
  }

  private void forward(String roomId, MessageLite message, Instant now, String sink) {
    context.forward(new Record<>(roomId, message, now.toEpochMilli()), sink);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
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
