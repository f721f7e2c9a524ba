package dev.bouquet.room.history;

import dev.bouquet.room.topic.TopicConfig;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.history")
public interface HistoryConfig extends TopicConfig {
  /// Time in which events are gathered into one transaction.
  Duration interval();

  /// How long events are kept.
  Duration kept();

  /// Longest time of one SQL statement.
  Duration queryTimeout();
}
