package dev.bouquet.wallet.posting;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the wallet's writer; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.posting")
interface PostingConfig {
  int writers();

  Duration pace();

  int maxBatch();

  int maxQueued();

  int maxQueuedPerPayer();

  Duration lease();

  Duration transactionTimeout();

  Duration connectTimeout();
}
