package dev.bouquet.gift.webhook.subscription;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Explained in application.properties.
@ConfigMapping(prefix = "bouquet.webhook.subscription")
public interface SubscriptionConfig {
  int maxCount();

  Duration secretOverlap();

  Duration testInterval();
}
