package dev.bouquet.room.returns;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// Reads what happens in rooms and writes down which gifts go back: one consumer group over all
/// pods, positions committed after PostgreSQL. Reading again adds nothing.
@ApplicationScoped
public class SuspensionFollower {
  private static final Logger LOG = Logger.getLogger(SuspensionFollower.class);
  private static final String BAD_DATA = "22";
  private static final String BROKEN_CONSTRAINT = "23";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ReturnsConfig config;
  private final RoomEvents events;
  private final PastGifts past;
  private final ReturnStore store;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<String> failure = Optional.empty();
  private KafkaConsumer<String, byte[]> kafka;
  private Thread thread;

  SuspensionFollower(ReturnsConfig config, RoomEvents events, PastGifts past, ReturnStore store) {
    this.config = config;
    this.events = events;
    this.past = past;
    this.store = store;
  }

  /// Why it stands still, where it does.
  Optional<String> failure() {
    return failure;
  }

  void start(@Observes StartupEvent event) {
    kafka = events.shared();
    thread = Thread.ofPlatform().name("room-returns").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    if (thread != null) {
      kafka.wakeup();
      thread.join(STOP_TIMEOUT);
    }
  }

  private void run() {
    try {
      kafka.subscribe(List.of(RoomEvents.TOPIC));
      while (!isStopping(Duration.ZERO)) {
        followOnce();
      }
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      LOG.error("ALARM: gifts of suspended rooms are not found any more", e);
    } finally {
      kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }

  private void followOnce() throws InvalidProtocolBufferException {
    try {
      var records = kafka.poll(config.pollWait());
      if (!records.isEmpty() && isWritten(records)) {
        kafka.commitSync();
      }
    } catch (WakeupException _) {
      // The service is stopping; what was not committed comes again.
    } catch (KafkaException e) {
      waitFor("Kafka", e);
    }
  }

  /// Whether the gifts of these events are written down; if not, they are read again.
  private boolean isWritten(ConsumerRecords<String, byte[]> records)
      throws InvalidProtocolBufferException {
    try {
      write(records);
      return true;
    } catch (SQLException e) {
      if (isRefused(e)) {
        throw new IllegalStateException("PostgreSQL refuses a gift: " + e.getMessage(), e);
      }
      rewind(records);
      waitFor("its database", e);
    } catch (KafkaException e) {
      rewind(records);
      waitFor("Kafka", e);
    }
    return false;
  }

  private void write(ConsumerRecords<String, byte[]> records)
      throws SQLException, InvalidProtocolBufferException {
    var late = new ArrayList<GiftToReturn>();
    for (var record : records) {
      var event = RoomEvent.parseFrom(record.value());
      if (event.hasRoomSuspended()) {
        past.before(record, event, store::insert);
      } else if (event.getGiftShown().getSuspended()) {
        late.add(GiftToReturn.of(event));
      }
    }
    store.insert(late);
  }

  /// Whether it is the data that PostgreSQL does not take, so that waiting would not help.
  private static boolean isRefused(SQLException e) {
    var state = e.getSQLState();
    return state != null && (state.startsWith(BAD_DATA) || state.startsWith(BROKEN_CONSTRAINT));
  }

  private void rewind(ConsumerRecords<String, byte[]> records) {
    for (var partition : records.partitions()) {
      long first = records.records(partition).getFirst().offset();
      kafka.seek(partition, new OffsetAndMetadata(first));
    }
  }

  private void waitFor(String what, Exception cause) {
    LOG.warnf("finding gifts of suspended rooms has to wait for %s: %s", what, cause.getMessage());
    boolean _ = isStopping(config.retryDelay());
  }

  /// Whether the service is stopping, now or within `wait`.
  private boolean isStopping(Duration wait) {
    try {
      return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
