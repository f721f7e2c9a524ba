package dev.bouquet.room.feed;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.feed")
public interface FeedConfig {
  /// How far back events are read at start. A viewer who was away for longer gets a snapshot.
  Duration historyWindow();

  /// Most records taken from Kafka at once; between two batches listeners get their turn.
  int maxPollCount();

  /// Most bytes fetched at once, over all partitions.
  int maxFetchBytes();

  /// Longest wait for records, and so the longest wait of anything that asks for a turn.
  Duration maxPollWait();

  /// Wait before Kafka is asked again after a failure.
  Duration retryDelay();

  /// Longest wait for one answer of a broker.
  Duration requestTimeout();
}
