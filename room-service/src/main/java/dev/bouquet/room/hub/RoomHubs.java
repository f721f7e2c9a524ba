package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.room.feed.FeedListener;
import dev.bouquet.room.hub.JoinRequest.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// All rooms of this pod: takes the feed's events, gives each event loop its deliveries.
@Singleton
public class RoomHubs implements FeedListener {
  private static final Logger LOG = Logger.getLogger(RoomHubs.class);

  /// What other threads ask for. Bounded by connections and requests: each connection has at most
  /// one join and one leave under way, each request one quote.
  private sealed interface Mail {
    record Join(JoinRequest request) implements Mail {}

    record Leave(UUID roomId, Viewer viewer) implements Mail {}

    record Found(UUID roomId, Optional<RoomSnapshot> snapshot) implements Mail {}

    record LookupFailed(UUID roomId) implements Mail {}

    record Quote(UUID roomId, UUID messageId, CompletableFuture<Optional<MessageSaid>> answer)
        implements Mail {}
  }

  /// A snapshot that tells of events that have not come yet.
  private record Ahead(RoomSnapshot snapshot, long untilNanos) {}

  private final HubConfig config;
  private final SnapshotArchive archive;
  private final ExecutorService lookups;
  private final RoomsInMemory rooms;
  private final Pressure pressure;
  private final HubMetrics metrics;
  private final Outbox outbox = new Outbox();
  private final Joins joins;
  private final Queue<Mail> mailbox = new ConcurrentLinkedQueue<>();
  private final Set<Audience> audiences = ConcurrentHashMap.newKeySet();
  private final Set<RoomHub> unsent = new LinkedHashSet<>();
  private final Map<RoomHub, Ahead> ahead = new HashMap<>();
  private boolean caughtUp;

  /// Of the last turn, which is as late as a batch takes.
  private long now = System.nanoTime();

  RoomHubs(
      HubConfig config,
      SnapshotArchive archive,
      @VirtualThreads ExecutorService lookups,
      MeterRegistry registry) {
    this.config = config;
    this.archive = archive;
    this.lookups = lookups;
    this.rooms = new RoomsInMemory(config);
    this.pressure = new Pressure(config);
    this.joins = new Joins(config, rooms, outbox, this::lookUp);
    this.metrics = new HubMetrics(registry, rooms, pressure);
  }

  /// The room as this pod last saw it; empty says nothing about whether there is one. Any thread.
  public Optional<Room> record(UUID roomId) {
    return rooms.record(roomId);
  }

  /// One of the room's newest messages, as all viewers were shown it; empty where it is none of
  /// them or was deleted. Any thread; completed by the feed's.
  public CompletableFuture<Optional<MessageSaid>> quote(UUID roomId, UUID messageId) {
    var answer = new CompletableFuture<Optional<MessageSaid>>();
    mailbox.add(new Mail.Quote(roomId, messageId, answer));
    return answer;
  }

  /// Any thread. Once for each audience, before its first viewer joins.
  public void attend(Audience audience) {
    audiences.add(audience);
  }

  /// Any thread. The answer comes to the viewer's audience.
  public void join(JoinRequest request) {
    mailbox.add(new Mail.Join(request));
  }

  /// Any thread. For each viewer who was answered `Joined`, once.
  public void leave(UUID roomId, Viewer viewer) {
    mailbox.add(new Mail.Leave(roomId, viewer));
  }

  int roomsCount() {
    return rooms.count();
  }

  long historyBytes() {
    return rooms.historyBytes();
  }

  @Override
  public void event(UUID roomId, RoomEvent event) {
    if (event.getEventClass() == EventClass.EVENT_CLASS_AMBIENT) {
      rooms.find(roomId).ifPresent(hub -> show(hub, event));
    } else if (event.getSeq() == 0) {
      learnFromOutcome(roomId, event);
    } else {
      log(rooms.findOrAdd(roomId, now), event);
    }
  }

  private void show(RoomHub hub, RoomEvent event) {
    int bytes = hub.historyBytes();
    metrics.leftOut(hub.applyAmbient(event, !pressure.leavesOutAmbient()));
    rooms.grew(hub.historyBytes() - bytes);
    sendSoon(hub);
  }

  private void log(RoomHub hub, RoomEvent event) {
    int bytes = hub.historyBytes();
    var isNew = hub.isUnheardOf();
    var step = hub.apply(event);
    rooms.grew(hub.historyBytes() - bytes);
    switch (step) {
      case KNOWN -> {}
      case NEXT -> sendSoon(hub);
      case GAP -> {
        if (!isNew) {
          resync(hub);
        }
      }
    }
    if (event.hasPersonBanned() && hub.isBanned(event.getPersonBanned().getPersonId())) {
      outbox.ban(hub, event.getPersonBanned().getPersonId());
    }
  }

  private void sendSoon(RoomHub hub) {
    if (hub.hasPending()) {
      unsent.add(hub);
    }
  }

  private void learnFromOutcome(UUID roomId, RoomEvent event) {
    var done = event.getCommandDone();
    if (done.hasRoom()) {
      rooms.find(roomId).ifPresent(hub -> learn(hub, done.getRoom()));
    }
  }

  /// Bans whose event was missed take effect too.
  private void learn(RoomHub hub, Room record) {
    rooms.learn(hub, record).forEach(personId -> outbox.ban(hub, personId));
  }

  @Override
  public void snapshot(UUID roomId, RoomSnapshot snapshot) {
    var hub = rooms.findOrAdd(roomId, now);
    if (snapshot.hasRoom()) {
      learn(hub, snapshot.getRoom());
    }
    hub.learnStanding(snapshot);
    sendSoon(hub);
    if (!hub.isBehind(snapshot)) {
      return;
    }
    if (!caughtUp || hub.isUnheardOf()) {
      jump(hub, snapshot);
    } else {
      // Its events come, or have come in vain: they travel in another topic.
      ahead.putIfAbsent(hub, new Ahead(snapshot, now + config.snapshotPatience().toNanos()));
    }
  }

  @Override
  public void caughtUp() {
    caughtUp = true;
  }

  @Override
  public Duration turn(long nanoTime) {
    now = nanoTime;
    pressure.measure(lagNanos(nanoTime), nanoTime);
    for (var mail = mailbox.poll(); mail != null; mail = mailbox.poll()) {
      open(mail, nanoTime);
    }
    long next = Math.min(sendDue(nanoTime), joins.turn(nanoTime));
    takeSnapshotsAhead(nanoTime);
    outbox.send();
    rooms.stayWithinBounds();
    return Duration.ofNanos(Math.max(0, next));
  }

  @Override
  public void lost() {
    audiences.forEach(Audience::dismiss);
  }

  private long lagNanos(long nanoTime) {
    long lag = 0;
    for (var audience : audiences) {
      lag = Math.max(lag, audience.lagNanos(nanoTime));
    }
    return lag;
  }

  private void open(Mail mail, long nanoTime) {
    switch (mail) {
      case Mail.Join(var request) when pressure.refusesViewers() -> joins.refuse(request);
      case Mail.Join(var request) -> joins.join(request, nanoTime);
      case Mail.Leave(var roomId, var viewer) ->
          rooms.find(roomId).ifPresent(hub -> hub.removeViewer(viewer));
      case Mail.Found(var roomId, var snapshot) -> {
        snapshot.ifPresent(found -> snapshot(roomId, found));
        joins.found(roomId, snapshot, nanoTime);
      }
      case Mail.LookupFailed(var roomId) -> joins.lookupFailed(roomId);
      case Mail.Quote(var roomId, var messageId, var answer) ->
          answer.complete(rooms.find(roomId).flatMap(hub -> hub.quote(messageId.toString())));
    }
  }

  /// @return nanoseconds until the next room's tick
  private long sendDue(long nanoTime) {
    long next = Long.MAX_VALUE;
    for (var it = unsent.iterator(); it.hasNext(); ) {
      var hub = it.next();
      long wait = hub.untilFlushNanos(nanoTime, pressure.tick().toNanos(), config.maxFrameBytes());
      if (wait > 0) {
        next = Math.min(next, wait);
        continue;
      }
      outbox.toViewersOf(hub, hub.flush(config.maxFrameBytes(), nanoTime));
      joins.flushed(hub);
      it.remove();
    }
    return next;
  }

  private void takeSnapshotsAhead(long nanoTime) {
    for (var it = ahead.entrySet().iterator(); it.hasNext(); ) {
      var entry = it.next();
      var hub = entry.getKey();
      if (!hub.isBehind(entry.getValue().snapshot())) {
        it.remove();
      } else if (entry.getValue().untilNanos() - nanoTime <= 0) {
        it.remove();
        jump(hub, entry.getValue().snapshot());
        resync(hub);
      }
    }
  }

  private void jump(RoomHub hub, RoomSnapshot snapshot) {
    int bytes = hub.historyBytes();
    hub.jumpTo(snapshot);
    rooms.grew(hub.historyBytes() - bytes);
  }

  /// Events are missing. Viewers are told where the room stands now; nobody is left to believe that
  /// nothing happened in between.
  private void resync(RoomHub hub) {
    metrics.gap();
    LOG.warnf("events are missing, viewers get a snapshot roomId=%s", hub.id());
    unsent.remove(hub);
    if (hub.room().isPresent()) {
      outbox.toViewersOf(hub, List.of(hub.snapshotFrame()));
    }
    joins.flushed(hub);
  }

  private void lookUp(UUID roomId) {
    lookups.execute(() -> {
      try {
        mailbox.add(new Mail.Found(roomId, archive.find(roomId)));
      } catch (RuntimeException e) {
        LOG.warnf("the archive cannot be asked roomId=%s: %s", roomId, e.getMessage());
        mailbox.add(new Mail.LookupFailed(roomId));
      }
    });
  }
}
