package dev.bouquet.room.directory;

import dev.bouquet.room.topic.TopicConfig;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.directory")
public interface DirectoryConfig extends TopicConfig {
  /// Time in which records are gathered into one transaction: a room that changes often costs one
  /// row per interval.
  Duration interval();

  /// Longest time of one SQL statement.
  Duration queryTimeout();
}
