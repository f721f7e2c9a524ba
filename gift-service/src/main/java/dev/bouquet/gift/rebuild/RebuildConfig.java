package dev.bouquet.gift.rebuild;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of rebuilds; explained in application.properties.
@ConfigMapping(prefix = "bouquet.rebuild")
interface RebuildConfig {
  Duration pollInterval();

  Duration pollTimeout();

  Duration lease();

  int clearBatch();
}
