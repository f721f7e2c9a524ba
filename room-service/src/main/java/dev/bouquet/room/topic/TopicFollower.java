package dev.bouquet.room.topic;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.SQLException;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

/// Reads topics on a thread of its own and has what it read written down, batch by batch: one
/// consumer group over all pods, positions committed after each batch. So a batch may come again,
/// in part or as a whole, also to another pod, and writing it again must change nothing.
///
/// While Kafka or the database is away it waits. What cannot be read or is refused as data stops it
/// for good, with an alarm: nothing is skipped.
public final class TopicFollower {
  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final String BAD_DATA = "22";
  private static final String BROKEN_CONSTRAINT = "23";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  /// @param name what it keeps up to date, for operators
  /// @param group the consumer group, and the thread's name
  /// @param pause after each batch that is not full, in which records gather
  public record Task(String name, String group, List<String> topics, Duration pause) {
    public Task {
      topics = List.copyOf(topics);
    }
  }

  @FunctionalInterface
  public interface Writer {
    void write(ConsumerRecords<String, byte[]> records)
        throws SQLException, InvalidProtocolBufferException;
  }

  private final Task task;
  private final TopicConsumers consumers;
  private final TopicConfig config;
  private final Writer writer;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<String> failure = Optional.empty();
  private @Nullable Running running;

  private record Running(KafkaConsumer<String, byte[]> kafka, Thread thread) {}

  public TopicFollower(Task task, TopicConsumers consumers, TopicConfig config, Writer writer) {
    this.task = task;
    this.consumers = consumers;
    this.config = config;
    this.writer = writer;
  }

  /// Why it stands still, where it does.
  public Optional<String> failure() {
    return failure;
  }

  public void start() {
    var kafka = consumers.shared(task.group(), config);
    var thread = Thread.ofPlatform().name(task.group()).daemon().start(() -> run(kafka));
    running = new Running(kafka, thread);
  }

  public void stop() throws InterruptedException {
    stopping.countDown();
    if (running != null) {
      running.kafka().wakeup();
      running.thread().join(STOP_TIMEOUT);
    }
  }

  private void run(KafkaConsumer<String, byte[]> kafka) {
    try {
      kafka.subscribe(task.topics());
      while (!isStopping(Duration.ZERO)) {
        followOnce(kafka);
      }
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      LOG.errorf(e, "ALARM: %s has stopped, and stands still", task.name());
    } finally {
      kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
  }

  private void followOnce(KafkaConsumer<String, byte[]> kafka)
      throws InvalidProtocolBufferException {
    try {
      var records = kafka.poll(config.pollWait());
      if (!records.isEmpty() && isWritten(kafka, records)) {
        kafka.commitSync();
        boolean _ = isStopping(isFull(records) ? Duration.ZERO : task.pause());
      }
    } catch (WakeupException _) {
      // The service is stopping; what was not committed comes again.
    } catch (KafkaException e) {
      waitFor("Kafka", e);
    }
  }

  private boolean isFull(ConsumerRecords<String, byte[]> records) {
    return records.count() >= config.maxBatchCount();
  }

  /// Whether the records are written down; if not, they are read again.
  private boolean isWritten(
      KafkaConsumer<String, byte[]> kafka, ConsumerRecords<String, byte[]> records)
      throws InvalidProtocolBufferException {
    try {
      writer.write(records);
      return true;
    } catch (SQLException e) {
      if (isRefused(e)) {
        throw new IllegalStateException("PostgreSQL refuses a record: " + e.getMessage(), e);
      }
      rewind(kafka, records);
      waitFor("its database", e);
    } catch (KafkaException e) {
      rewind(kafka, records);
      waitFor("Kafka", e);
    }
    return false;
  }

  /// Whether it is the data that PostgreSQL does not take, so that waiting would not help.
  private static boolean isRefused(SQLException e) {
    var state = e.getSQLState();
    return state != null && (state.startsWith(BAD_DATA) || state.startsWith(BROKEN_CONSTRAINT));
  }

  private static void rewind(
      KafkaConsumer<String, byte[]> kafka, ConsumerRecords<String, byte[]> records) {
    for (var partition : records.partitions()) {
      long first = records.records(partition).getFirst().offset();
      kafka.seek(partition, new OffsetAndMetadata(first));
    }
  }

  private void waitFor(String what, Exception cause) {
    LOG.warnf("%s has to wait for %s: %s", task.name(), what, cause.getMessage());
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
