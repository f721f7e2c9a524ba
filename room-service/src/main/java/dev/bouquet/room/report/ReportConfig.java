package dev.bouquet.room.report;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.report")
public interface ReportConfig {
  /// Most messages that a person may report within `window`, over all rooms.
  int maxReportsCount();

  Duration window();

  /// How long reports and the words they are about are kept.
  Duration kept();

  /// Longest time of one SQL statement.
  Duration queryTimeout();
}
