package dev.bouquet.gift.webhook.address;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Explained in application.properties.
@ConfigMapping(prefix = "bouquet.webhook.target")
public interface TargetConfig {
  boolean allowLoopback();

  Duration nameTimeout();
}
