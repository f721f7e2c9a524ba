package dev.bouquet.room.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.kit.id.Ids;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// The thread that reads rooms from Kafka and gives listeners their turns.
///
/// Kafka away: the thread goes on trying and listeners keep their turns, so viewers keep their
/// sockets. A record that cannot be read: the feed stops for good and says so, because a viewer
/// would otherwise miss an event without knowing.
@ApplicationScoped
public class RoomFeed {
  private static final Logger LOG = Logger.getLogger(RoomFeed.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
  private static final long STOP_SECONDS = 5;

  /// Where the feed stands. [Stopped] is final.
  public sealed interface State {
    record Starting() implements State {}

    record CaughtUp() implements State {}

    record Stopped(String why) implements State {}
  }

  private final FeedConfig config;
  private final Map<String, Object> kafkaConfig;
  private final List<FeedListener> listeners;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile State state = new State.Starting();
  private volatile long lagCount;
  private volatile FeedConsumer consumer;
  private Thread thread;
  private Duration untilNextTurn = Duration.ZERO;

  RoomFeed(
      FeedConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafkaConfig,
      @All List<FeedListener> listeners,
      MeterRegistry metrics) {
    this.config = config;
    this.kafkaConfig = kafkaConfig;
    this.listeners = listeners;
    Gauge.builder("bouquet.room.feed.lag", this, feed -> feed.lagCount)
        .description("Room events in Kafka that this pod has not read yet")
        .baseUnit("events")
        .register(metrics);
  }

  public State state() {
    return state;
  }

  void start(@Observes StartupEvent event) {
    consumer = new FeedConsumer(kafkaConfig, config);
    thread = Thread.ofPlatform().name("room-feed").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      consumer.wakeUp();
      thread.join(Duration.ofSeconds(STOP_SECONDS));
    }
  }

  private void run() {
    try (var _ = consumer) {
      while (isRunning() && !attempt(this::open)) {
        turn();
      }
      while (isRunning()) {
        attempt(this::readOnce);
        turn();
      }
      state = new State.Stopped("the service is stopping");
    } catch (UnreadableRecordException | RuntimeException | Error e) {
      state = new State.Stopped(String.valueOf(e.getMessage()));
      LOG.error("ALARM: the room feed has stopped; this pod shows nothing any more", e);
      listeners.forEach(FeedListener::lost);
    }
  }

  private void open() {
    consumer.open(Instant.now().minus(config.historyWindow()));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws UnreadableRecordException;
  }

  /// Whether the step succeeded; a failure of Kafka is waited out.
  private boolean attempt(Step step) throws UnreadableRecordException {
    try {
      step.run();
      return true;
    } catch (WakeupException _) {
      return false; // the service is stopping
    } catch (KafkaException e) {
      LOG.warnf("the room feed has to wait for Kafka: %s", e.getMessage());
      pause();
      return false;
    }
  }

  private void readOnce() throws UnreadableRecordException {
    for (var record : consumer.poll(nextWait())) {
      dispatch(record);
    }
    lagCount = consumer.lagCount();
    switch (state) {
      case State.Starting _ -> advance();
      case State.CaughtUp _, State.Stopped _ -> {}
    }
  }

  /// Events wait until all snapshots are read: so every room has its base before its events come.
  private void advance() {
    if (!consumer.hasReadSnapshots()) {
      return;
    }
    consumer.readEventsToo();
    if (consumer.hasReadEvents()) {
      state = new State.CaughtUp();
      listeners.forEach(FeedListener::caughtUp);
      LOG.info("the room feed has caught up");
    }
  }

  private void dispatch(ConsumerRecord<String, byte[]> record) throws UnreadableRecordException {
    try {
      var roomId = roomIdOf(record);
      if (record.topic().equals(FeedConsumer.EVENTS)) {
        var event = RoomEvent.parseFrom(record.value());
        listeners.forEach(listener -> listener.event(roomId, event));
      } else if (record.value() != null) {
        var snapshot = RoomSnapshot.parseFrom(record.value());
        listeners.forEach(listener -> listener.snapshot(roomId, snapshot));
      }
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableRecordException(record, e);
    }
  }

  private static UUID roomIdOf(ConsumerRecord<String, byte[]> record)
      throws UnreadableRecordException {
    var key = record.key() == null ? "" : record.key();
    return Ids.parse(key)
        .orElseThrow(
            () -> new UnreadableRecordException(record, new IllegalArgumentException(key)));
  }

  private void turn() {
    long now = System.nanoTime();
    untilNextTurn = config.maxPollWait();
    for (var listener : listeners) {
      var wanted = listener.turn(now);
      untilNextTurn = wanted.compareTo(untilNextTurn) < 0 ? wanted : untilNextTurn;
    }
  }

  /// At least a millisecond, which is Kafka's unit: zero would make the thread spin until it is
  /// due.
  private Duration nextWait() {
    return untilNextTurn.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : untilNextTurn;
  }

  private boolean isRunning() {
    return stopping.getCount() > 0;
  }

  private void pause() {
    try {
      boolean _ = stopping.await(config.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
