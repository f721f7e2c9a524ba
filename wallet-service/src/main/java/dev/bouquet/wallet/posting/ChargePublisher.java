package dev.bouquet.wallet.posting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Brings committed charges to `charges.v1`: at least once, in order per slot.
///
/// One thread, which goes round the slots and starts again after a failure; what a round does is
/// [SlotPublication]'s.
@ApplicationScoped
public class ChargePublisher {
  private static final Logger LOG = Logger.getLogger(ChargePublisher.class);
  private static final Duration CARETAKING = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Outbox outbox;
  private final PublicationConfig config;
  private final PostingConfig posting;
  private final SlotPublication publication;
  private final Semaphore work = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("charge-publisher").unstarted(this::run);
  private final Set<Integer> ownSlots = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /// By slot: when its oldest batch that is known and not published was committed, on the
  /// `System.nanoTime` scale. Without an entry where there is none.
  private final Map<Integer, Long> behindSinceNanos = new ConcurrentHashMap<>();

  /// Slots that nobody writes under any more and whose rest this pod publishes, as the last look
  /// found them. The publishing thread's.
  private final Set<Integer> abandonedSlots = new HashSet<>();

  private long roundAtNanos = System.nanoTime();
  private long caretakenAtNanos = System.nanoTime() - CARETAKING.toNanos();

  ChargePublisher(
      Outbox outbox,
      PublicationConfig config,
      PostingConfig posting,
      TopicProducers producers,
      MeterRegistry metrics) {
    this.outbox = outbox;
    this.config = config;
    this.posting = posting;
    this.publication = new SlotPublication(outbox, config, producers::open);
    Gauge.builder("bouquet.wallet.publication.lag", () -> lag().toMillis() / 1000.0)
        .baseUnit("seconds")
        .register(metrics);
  }

  /// How long the oldest unpublished charge has been waiting.
  public Duration lag() {
    long now = System.nanoTime();
    return behindSinceNanos.values().stream()
        .map(since -> Duration.ofNanos(now - since))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// Whether publication is so far behind that nothing should be charged.
  public boolean isTooFarBehind() {
    return lag().compareTo(config.maxLag()) > 0;
  }

  /// A writer holds this slot now. What former holders left unpublished under it comes first.
  void own(int slot) {
    ownSlots.add(slot);
    synchronized (thread) {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
    }
    wake();
  }

  /// It lost its slot to another pod, which publishes what is left.
  void disown(int slot) {
    ownSlots.remove(slot);
    behindSinceNanos.remove(slot);
  }

  /// There is something to publish.
  void wake() {
    work.release();
  }

  void stop() {
    stopping = true;
    wake();
    try {
      thread.join(config.deliveryTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        work.tryAcquire(1, TimeUnit.SECONDS);
        rest();
        work.drainPermits();
        if (System.nanoTime() - caretakenAtNanos >= CARETAKING.toNanos()) {
          takeCare();
        }
        for (int slot : slots()) {
          publishRound(slot);
        }
      } catch (SQLException | ExecutionException | KafkaException e) {
        LOG.warnf("publication interrupted reason=%s", e.getMessage());
        publication.giveUp();
        pause();
      } catch (InterruptedException e) {
        stopping = true;
      } catch (RuntimeException e) {
        LOG.error("publication met a mistake in the code", e);
        publication.giveUp();
        pause();
      }
    }
    publishLast();
    publication.giveUp();
  }

  /// A round costs as much for one charge as for a hundred: under load the next one waits a moment,
  /// and takes along what was committed meanwhile.
  private void rest() throws InterruptedException {
    long sinceLast = System.nanoTime() - roundAtNanos;
    if (sinceLast < config.roundInterval().toNanos() && !stopping) {
      TimeUnit.NANOSECONDS.sleep(config.roundInterval().toNanos() - sinceLast);
    }
    roundAtNanos = System.nanoTime();
  }

  /// What was committed before the writers stopped need not wait for another pod.
  private void publishLast() {
    try {
      for (int slot : ownSlots) {
        while (publication.publish(slot, this::noteOldest)) {
          // There may be more.
        }
      }
    } catch (SQLException | ExecutionException | KafkaException e) {
      LOG.warnf("the rest is left to other pods reason=%s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeCare() throws SQLException {
    abandonedSlots.clear();
    abandonedSlots.addAll(outbox.abandoned(posting.lease()));
    // A slot that somebody else writes under now is no longer ours to be late with.
    behindSinceNanos.keySet().removeIf(slot -> !slots().contains(slot));
    outbox.forget(config.keepPublished());
    caretakenAtNanos = System.nanoTime();
  }

  private Set<Integer> slots() {
    var slots = new LinkedHashSet<>(ownSlots);
    slots.addAll(abandonedSlots);
    return slots;
  }

  private void publishRound(int slot)
      throws SQLException, ExecutionException, InterruptedException {
    if (publication.publish(slot, this::noteOldest)) {
      wake(); // there may be more, after the other slots' turn
    } else {
      behindSinceNanos.remove(slot);
      abandonedSlots.remove(slot);
    }
  }

  private void noteOldest(Outbox.Batch oldest) {
    behindSinceNanos.put(
        oldest.slot(),
        System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(Math.max(0, oldest.ageMillis())));
  }

  /// Interruptible rest between attempts; [#stop] ends it at once.
  private void pause() {
    try {
      for (long end = System.nanoTime() + AFTER_FAILURE.toNanos();
          !stopping && System.nanoTime() < end; ) {
        work.tryAcquire(50, TimeUnit.MILLISECONDS);
      }
      wake();
    } catch (InterruptedException e) {
      stopping = true;
    }
  }
}
