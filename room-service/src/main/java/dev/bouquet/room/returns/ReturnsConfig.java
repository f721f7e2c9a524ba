package dev.bouquet.room.returns;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.returns")
public interface ReturnsConfig {
  /// Gifts shown this long before a suspension go back.
  Duration window();

  /// Most events read at once.
  int maxBatchCount();

  /// Most bytes fetched at once, over all partitions.
  int maxFetchBytes();

  /// Longest wait for events.
  Duration pollWait();

  /// Longest wait for an event that is known to be there.
  Duration readPatience();

  /// Time without a sign of life after which another pod takes this one's partitions.
  Duration sessionTimeout();

  /// Most reversals asked for at once.
  int maxParallelCount();

  /// For so long a gift is left to the pod that took it. Longer than a reversal may take.
  Duration lease();

  /// Wait before it is looked again whether anything is due.
  Duration interval();

  /// Wait before the wallet is asked again after it could not answer; doubled each time.
  Duration retryDelay();

  /// Longest such wait.
  Duration maxRetryDelay();

  /// Longest wait for the wallet's answer, all attempts together.
  Duration reverseDeadline();

  /// How long a new connection may take before a call is given up, where the old one is gone.
  Duration reconnectPatience();
}
