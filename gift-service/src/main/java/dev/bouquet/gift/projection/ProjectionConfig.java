package dev.bouquet.gift.projection;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.projection")
public interface ProjectionConfig {
  /// Longest wait of one poll; also how long a stop may take.
  Duration pollTimeout();

  /// Longest wait for the broker to answer a question about the topic.
  Duration requestTimeout();

  /// Wait before reading from the beginning again after Kafka failed.
  Duration reopenDelay();
}
