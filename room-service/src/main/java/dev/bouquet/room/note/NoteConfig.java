package dev.bouquet.room.note;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.note")
public interface NoteConfig {
  /// Most notes about a person that a host has; the oldest make room.
  int maxNotesCount();

  Duration kept();

  /// Longest time of one SQL statement.
  Duration queryTimeout();
}
