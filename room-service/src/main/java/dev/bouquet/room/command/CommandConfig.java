package dev.bouquet.room.command;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.command")
public interface CommandConfig {
  /// Longest wait for an outcome.
  Duration answerTimeout();

  /// Most commands whose outcome is awaited at once; more are told to come back.
  int maxPendingCount();

  /// Longest time for Kafka to take a command, retries included.
  Duration deliveryTimeout();

  /// Longest wait of one attempt.
  Duration requestTimeout();

  /// Longest wait for Kafka's metadata or for space in the buffer.
  Duration maxBlock();

  /// Commands that wait to be sent.
  long bufferBytes();

  /// What a client is asked to wait before it tries again.
  Duration retryAfter();

  /// Most coins of one gift in a safe haven whose host sets no bound.
  long safeHavenMaxGiftCoins();
}
