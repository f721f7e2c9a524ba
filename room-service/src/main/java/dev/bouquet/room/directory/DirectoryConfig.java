package dev.bouquet.room.directory;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.directory")
public interface DirectoryConfig {
  /// Most records in one transaction.
  int maxBatchCount();

  /// Most bytes fetched at once, over all partitions.
  int maxFetchBytes();

  /// Longest wait for records.
  Duration pollWait();

  /// Time in which records are gathered into one transaction: a room that changes often costs one
  /// row per interval.
  Duration interval();

  /// Wait before a failed transaction is tried again.
  Duration retryDelay();

  /// Time without a sign of life after which another pod takes this one's partitions.
  Duration sessionTimeout();

  /// Longest time of one SQL statement.
  Duration queryTimeout();
}
