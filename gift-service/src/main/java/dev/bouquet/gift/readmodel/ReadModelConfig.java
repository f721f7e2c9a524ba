package dev.bouquet.gift.readmodel;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the consumption of charges; explained in application.properties.
@ConfigMapping(prefix = "bouquet.read-model")
public interface ReadModelConfig {
  String topic();

  String group();

  int maxBatch();

  int fetchBytes();

  Duration fetchWait();

  Duration sessionTimeout();

  Duration pollTimeout();

  Duration requestTimeout();

  Duration retryDelay();
}
