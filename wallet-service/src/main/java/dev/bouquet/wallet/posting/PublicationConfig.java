package dev.bouquet.wallet.posting;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the publication; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.publication")
interface PublicationConfig {
  String topic();

  int maxBatches();

  Duration roundInterval();

  Duration deliveryTimeout();

  Duration maxLag();

  Duration keepPublished();
}
