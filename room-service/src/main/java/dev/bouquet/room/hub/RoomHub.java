package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.EncodedEvent;
import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.frame.Place;
import dev.bouquet.room.frame.Standpoint;
import dev.bouquet.room.hub.JoinRequest.Seen;
import dev.bouquet.room.hub.JoinRequest.Viewer;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final Ambience ambience;
  private final Bans bans = new Bans();
  private final List<EncodedEvent> pending = new ArrayList<>();
  private final List<JoinRequest> waiting = new ArrayList<>();
  private final Viewership viewers = new Viewership();
  private @Nullable Room room;
  private String epoch = "";
  private long seq;
  private RoomTotals totals = RoomTotals.getDefaultInstance();
  private Instant at = Instant.MIN;
  private int pendingBytes;
  private long flushedAtNanos;

  RoomHub(UUID id, HubConfig config, long flushedAtNanos) {
    this.id = id;
    this.history =
        new EventHistory(config.maxHistoryPerRoomCount(), config.maxHistoryPerRoomBytes());
    this.ambience = new Ambience(config);
    this.flushedAtNanos = flushedAtNanos;
  }

  /// Takes a control or durable event.
  Step apply(RoomEvent event) {
    if (event.hasMessageDeleted()) {
      ambience.delete(event.getMessageDeleted().getMessageId());
    }
    if (event.hasMessagesDeleted()) {
      ambience.deleteAllOf(event.getMessagesDeleted().getPersonId());
    }
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
    if (event.hasPersonBanned()) {
      bans.apply(event.getPersonBanned());
    }
    var entry = EncodedEvent.logged(event);
    history.append(entry);
    if (!isNext) {
      return Step.GAP;
    }
    if (!viewers.isEmpty()) {
      pending.add(entry);
      pendingBytes += entry.payloadBytes();
    }
    return Step.NEXT;
  }

  /// At start the snapshot comes before the events that lead to it; those are history to whoever
  /// resumes from before it.
  private void rememberKnown(RoomEvent event, boolean sameLog) {
    if (sameLog && event.getSeq() > history.lastSeq()) {
      history.append(EncodedEvent.logged(event));
    }
  }

  /// Takes an ambient event, which changes nothing about where the log stands.
  ///
  /// @param mayBeShown whether viewers have time for it
  /// @return how many messages were left out
  int applyAmbient(RoomEvent event, boolean mayBeShown) {
    if (!event.getEpoch().equals(epoch)) {
      return 0;
    }
    int leftOut = ambience.apply(event, mayBeShown && !viewers.isEmpty());
    return viewers.isEmpty() ? 0 : leftOut;
  }

  void learnStanding(RoomSnapshot snapshot) {
    ambience.learn(snapshot, !viewers.isEmpty());
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
  boolean isNews(Room record) {
    return room == null || room.getVersion() < record.getVersion();
  }

  /// @return whom the record bans that were not banned
  List<String> learn(Room record) {
    room = record;
    return bans.learn(record);
  }

  boolean isBanned(String personId) {
    return bans.isBanned(personId);
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

  Optional<MessageSaid> quote(String messageId) {
    return ambience.quote(messageId);
  }

  boolean hasPending() {
    return !pending.isEmpty() || ambience.hasPending();
  }

  /// What is pending as frames, at most one of them lossy, which then is no longer pending.
  List<Frame> flush(int maxFrameBytes, long nanoTime) {
    var frames = Frame.batches(viewers.codecs(), place(), pending, maxFrameBytes);
    if (ambience.hasPending()) {
      frames.add(ambience.frame(viewers.codecs(), place()));
    }
    forgetPending();
    flushedAtNanos = nanoTime;
    return frames;
  }

  /// Nanoseconds until pending events may go out: at the first tick after the last frame. Ticks are
  /// the same for all rooms, so a turn finds many rooms due together; a full frame does not wait.
  long untilFlushNanos(long nanoTime, long tickNanos, int maxFrameBytes) {
    long tick = flushedAtNanos - Math.floorMod(flushedAtNanos, tickNanos) + tickNanos;
    return pendingBytes >= maxFrameBytes ? 0 : tick - nanoTime;
  }

  /// Where the room stands, for all its viewers.
  Frame snapshotFrame() {
    return snapshotFrame(viewers.codecs());
  }

  private Frame snapshotFrame(Set<Codec> codecs) {
    return Frame.snapshot(
        codecs,
        place(),
        new Standpoint(room().orElseThrow(), totals, ambience.standing(), ambience.messages()));
  }

  /// What a viewer must be sent to stand where the room stands: all missed events and the messages
  /// that are remembered of those that were missed, or a snapshot.
  List<Frame> catchUp(Optional<Seen> seen, Set<Codec> codecs, int maxFrameBytes) {
    return seen.flatMap(known -> recovery(known, codecs, maxFrameBytes))
        .orElseGet(() -> List.of(snapshotFrame(codecs)));
  }

  private Optional<List<Frame>> recovery(Seen seen, Set<Codec> codecs, int maxFrameBytes) {
    if (!seen.epoch().equals(epoch)) {
      return Optional.empty();
    }
    return history
        .between(seen.seq(), seq)
        .map(missed -> {
          var frames = new ArrayList<Frame>();
          frames.add(Frame.recovered(codecs, place()));
          frames.addAll(Frame.batches(codecs, place(), missed, maxFrameBytes));
          var messages =
              seen.messageId().map(ambience::messagesAfter).orElseGet(ambience::messages);
          if (ambience.standing().isPresent() || !messages.isEmpty()) {
            frames.add(Frame.live(codecs, place(), ambience.standing(), messages));
          }
          return frames;
        });
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

  void addViewer(Viewer viewer) {
    viewers.add(viewer);
  }

  void removeViewer(Viewer viewer) {
    viewers.remove(viewer);
  }

  Set<Audience> audiences() {
    return viewers.audiences();
  }

  boolean isWatched() {
    return !viewers.isEmpty() || !waiting.isEmpty();
  }

  int historyBytes() {
    return history.bytes() + ambience.bytes();
  }

  void forgetHistory() {
    history.clear();
    ambience.forgetMessages();
  }

  private void forgetEvents() {
    history.clear();
    bans.forgetEvents();
    forgetPending();
  }

  private void forgetPending() {
    pending.clear();
    pendingBytes = 0;
    ambience.forgetPending();
  }

  private Place place() {
    return new Place(id, epoch, seq);
  }

  private void stand(String epoch, long seq, RoomTotals totals, Instant at) {
    this.epoch = epoch;
    this.seq = seq;
    this.totals = totals;
    this.at = at;
  }
}
