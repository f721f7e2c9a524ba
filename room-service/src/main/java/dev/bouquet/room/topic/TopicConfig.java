package dev.bouquet.room.topic;

import java.time.Duration;

/// How a topic is read. Part of the configuration of whoever reads it.
public interface TopicConfig {
  /// Most records read at once.
  int maxBatchCount();

  /// Most bytes fetched at once, over all partitions.
  int maxFetchBytes();

  /// Longest wait for records.
  Duration pollWait();

  /// Wait before what failed is tried again.
  Duration retryDelay();

  /// Time without a sign of life after which another pod takes this one's partitions.
  Duration sessionTimeout();
}
