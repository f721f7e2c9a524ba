package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.hub.JoinRequest.Seen;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One room in this pod's memory: where its log stands, its recent events, and its viewers, counted
/// per event loop. Touched by the feed's thread only.
///
/// Invariant between two turns: every viewer has been sent everything up to `seq` but `pending`.
final class RoomHub {
  /// What an event did.
  enum Step {
    /// The room had it already.
    KNOWN,
    /// The log's next entry.
    NEXT,
    /// Entries are missing before it: viewers need a snapshot.
    GAP
  }

  private final UUID id;
  private final EventHistory history;
  private final List<EventHistory.Entry> pending = new ArrayList<>();
  private final List<JoinRequest> waiting = new ArrayList<>();
  private final Map<Audience, Integer> viewers = new HashMap<>();
  private @Nullable Room room;
  private String epoch = "";
  private long seq;
  private RoomTotals totals = RoomTotals.getDefaultInstance();
  private Instant at = Instant.MIN;
  private int pendingBytes;
  private long flushedAtNanos;

  RoomHub(UUID id, EventHistory history, long flushedAtNanos) {
    this.id = id;
    this.history = history;
    this.flushedAtNanos = flushedAtNanos;
  }

  Step apply(RoomEvent event) {
    var sameLog = event.getEpoch().equals(epoch);
    var happenedAt = RoomView.instant(event.getAt());
    if (sameLog ? event.getSeq() <= seq : happenedAt.isBefore(at)) {
      rememberKnown(event, sameLog);
      return Step.KNOWN;
    }
    var isNext = sameLog && event.getSeq() == seq + 1;
    if (!isNext) {
      forgetEvents();
    }
    stand(event.getEpoch(), event.getSeq(), event.getTotals(), happenedAt);
    var entry = new EventHistory.Entry(event.getSeq(), FrameEncoder.event(event));
    history.append(entry);
    if (!isNext) {
      return Step.GAP;
    }
    if (!viewers.isEmpty()) {
      pending.add(entry);
      pendingBytes += entry.json().length;
    }
    return Step.NEXT;
  }

  /// At start the snapshot comes before the events that lead to it; those are history to whoever
  /// resumes from before it.
  private void rememberKnown(RoomEvent event, boolean sameLog) {
    if (sameLog && event.getSeq() > history.lastSeq()) {
      history.append(new EventHistory.Entry(event.getSeq(), FrameEncoder.event(event)));
    }
  }

  /// Whether the snapshot tells of events that have not come here.
  boolean isBehind(RoomSnapshot snapshot) {
    return snapshot.getEpoch().equals(epoch)
        ? snapshot.getSeq() > seq
        : RoomView.instant(snapshot.getAt()).isAfter(at);
  }

  /// Takes the snapshot's word for where the log stands.
  void jumpTo(RoomSnapshot snapshot) {
    forgetEvents();
    stand(
        snapshot.getEpoch(),
        snapshot.getSeq(),
        snapshot.getTotals(),
        RoomView.instant(snapshot.getAt()));
  }

  /// Whether the record is newer than the one known.
  boolean learn(Room record) {
    if (room != null && room.getVersion() >= record.getVersion()) {
      return false;
    }
    room = record;
    return true;
  }

  Optional<Room> room() {
    return Optional.ofNullable(room);
  }

  UUID id() {
    return id;
  }

  /// Whether nothing has told where the log stands.
  boolean isUnheardOf() {
    return epoch.isEmpty();
  }

  boolean isBehind(Seen seen) {
    return seen.epoch().equals(epoch) && seen.seq() > seq;
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  /// Pending events as frames, which then are no longer pending.
  List<Frame> flush(int maxFrameBytes, long nanoTime) {
    var frames = FrameEncoder.batches(id, epoch, pending, maxFrameBytes);
    pending.clear();
    pendingBytes = 0;
    flushedAtNanos = nanoTime;
    return frames;
  }

  /// Nanoseconds until pending events may go out: at the first tick after the last frame. Ticks are
  /// the same for all rooms, so a turn finds many rooms due together; a full frame does not wait.
  long untilFlushNanos(long nanoTime, long tickNanos, int maxFrameBytes) {
    long tick = flushedAtNanos - Math.floorMod(flushedAtNanos, tickNanos) + tickNanos;
    return pendingBytes >= maxFrameBytes ? 0 : tick - nanoTime;
  }

  Frame snapshotFrame() {
    return FrameEncoder.snapshot(id, epoch, seq, room().orElseThrow(), totals);
  }

  /// What a viewer must be sent to stand where the room stands: all missed events, or a snapshot.
  List<Frame> catchUp(Optional<Seen> seen, int maxFrameBytes) {
    var missed =
        seen.filter(known -> known.epoch().equals(epoch))
            .flatMap(known -> history.between(known.seq(), seq));
    if (missed.isEmpty()) {
      return List.of(snapshotFrame());
    }
    var frames = new ArrayList<Frame>();
    frames.add(FrameEncoder.recovered(id, epoch, seq));
    frames.addAll(FrameEncoder.batches(id, epoch, missed.get(), maxFrameBytes));
    return frames;
  }

  /// Keeps a join until nothing is pending, so that the frame that carries the pending events does
  /// not reach a viewer whose answer contains them.
  void keepWaiting(JoinRequest request) {
    waiting.add(request);
  }

  List<JoinRequest> takeWaiting() {
    var taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  void addViewer(Audience audience) {
    viewers.merge(audience, 1, Integer::sum);
  }

  void removeViewer(Audience audience) {
    viewers.computeIfPresent(audience, (_, count) -> count > 1 ? count - 1 : null);
  }

  Set<Audience> audiences() {
    return viewers.keySet();
  }

  boolean isWatched() {
    return !viewers.isEmpty() || !waiting.isEmpty();
  }

  int historyBytes() {
    return history.bytes();
  }

  void forgetHistory() {
    history.clear();
  }

  private void forgetEvents() {
    history.clear();
    pending.clear();
    pendingBytes = 0;
  }

  private void stand(String epoch, long seq, RoomTotals totals, Instant at) {
    this.epoch = epoch;
    this.seq = seq;
    this.totals = totals;
    this.at = at;
  }
}
