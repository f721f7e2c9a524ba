package dev.bouquet.gift.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Explained in application.properties.
@ConfigMapping(prefix = "bouquet.webhook.retry")
interface RetryConfig {
  int maxAttemptsCount();

  Duration firstDelay();

  int factor();

  Duration longestDelay();
}
