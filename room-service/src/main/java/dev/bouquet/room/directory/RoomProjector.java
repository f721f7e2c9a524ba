package dev.bouquet.room.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.kit.id.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Writes `rooms.v1` and `room-snapshots.v1` into the directory: one consumer group over all pods,
/// one transaction per interval, positions committed after it.
@ApplicationScoped
public class RoomProjector {
  private static final Logger LOG = Logger.getLogger(RoomProjector.class);

  /// Named anew whenever the tables are to be filled again from the topics' beginning.
  private static final String GROUP = "room-directory-2";

  private static final String ROOMS = "rooms.v1";
  private static final String SNAPSHOTS = "room-snapshots.v1";
  private static final int HEARTBEATS_PER_SESSION = 3;
  private static final String BAD_DATA = "22";
  private static final String BROKEN_CONSTRAINT = "23";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final DirectoryConfig config;
  private final Map<String, Object> settings;
  private final Projection projection;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<String> failure = Optional.empty();
  private KafkaConsumer<String, byte[]> kafka;
  private Thread thread;

  RoomProjector(
      DirectoryConfig config,
      Projection projection,
      @Identifier("default-kafka-broker") Map<String, Object> kafkaConfig,
      @ConfigProperty(name = "bouquet.pod-name") String podName) {
    this.config = config;
    this.projection = projection;
    this.settings = new HashMap<>(kafkaConfig);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    // A pod that restarts takes its partitions back at once.
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, podName);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxBatchCount());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.maxFetchBytes());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.maxFetchBytes());
    var session = (int) config.sessionTimeout().toMillis();
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
  }

  /// Why the projection stands still, where it does.
  Optional<String> failure() {
    return failure;
  }

  void start(@Observes StartupEvent event) {
    kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("room-directory").daemon().start(this::run);
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
      kafka.subscribe(List.of(ROOMS, SNAPSHOTS));
      while (!isStopping(Duration.ZERO)) {
        projectOnce();
      }
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      LOG.error("ALARM: the room directory has stopped; lists of rooms stand still", e);
    } finally {
      kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }

  private void projectOnce() throws InvalidProtocolBufferException {
    try {
      var records = kafka.poll(config.pollWait());
      if (!records.isEmpty()) {
        write(records);
        kafka.commitSync();
        boolean _ = isStopping(config.interval());
      }
    } catch (WakeupException _) {
      // The service is stopping; what was not committed comes again.
    } catch (KafkaException e) {
      LOG.warnf("the room directory has to wait for Kafka: %s", e.getMessage());
      boolean _ = isStopping(config.retryDelay());
    }
  }

  private void write(ConsumerRecords<String, byte[]> records)
      throws InvalidProtocolBufferException {
    var rooms = new TreeMap<UUID, Room>();
    var snapshots = new TreeMap<UUID, RoomSnapshot>();
    for (var record : records) {
      if (record.value() == null) {
        continue; // rooms are not deleted yet; whoever does will say what becomes of the row
      }
      if (record.topic().equals(ROOMS)) {
        rooms.put(roomIdOf(record), Room.parseFrom(record.value()));
      } else {
        snapshots.put(roomIdOf(record), RoomSnapshot.parseFrom(record.value()));
      }
    }
    try {
      projection.write(rooms, snapshots);
    } catch (SQLException e) {
      if (isRefused(e)) {
        throw new IllegalStateException("PostgreSQL refuses a room: " + e.getMessage(), e);
      }
      LOG.warnf("the room directory has to wait for its database: %s", e.getMessage());
      rewind(records);
      boolean _ = isStopping(config.retryDelay());
    }
  }

  /// Whether it is the data that PostgreSQL does not take, so that waiting would not help.
  private static boolean isRefused(SQLException e) {
    var state = e.getSQLState();
    return state != null && (state.startsWith(BAD_DATA) || state.startsWith(BROKEN_CONSTRAINT));
  }

  /// Reads the batch again.
  private void rewind(ConsumerRecords<String, byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      long first = records.records(partition).getFirst().offset();
      kafka.seek(partition, new OffsetAndMetadata(first));
    }
  }

  private static UUID roomIdOf(ConsumerRecord<String, byte[]> record) {
    var key = record.key() == null ? "" : record.key();
    return Ids.parse(key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s-%d at offset %d has no room id"
                    .formatted(record.topic(), record.partition(), record.offset())));
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
