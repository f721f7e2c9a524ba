package dev.bouquet.room.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.retention")
public interface RetentionConfig {
  /// How often it is looked for rows that are too old.
  Duration interval();

  /// Most rows deleted in one transaction.
  int portionCount();

  /// Wait between two portions, so that deleting many rows leaves the database to others.
  Duration pause();
}
