package dev.bouquet.payout.earning;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the consumption of charges; explained in application.properties.
@ConfigMapping(prefix = "bouquet.payout.earnings")
interface EarningConfig {
  String topic();

  int maxBatch();

  Duration sessionTimeout();

  Duration pollTimeout();

  Duration retryDelay();
}
