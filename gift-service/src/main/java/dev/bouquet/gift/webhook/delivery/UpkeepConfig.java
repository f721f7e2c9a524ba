package dev.bouquet.gift.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Explained in application.properties.
@ConfigMapping(prefix = "bouquet.webhook.upkeep")
interface UpkeepConfig {
  Duration keepDelivered();

  Duration keepDead();

  Duration every();

  int batch();
}
