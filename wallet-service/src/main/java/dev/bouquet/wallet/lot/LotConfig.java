package dev.bouquet.wallet.lot;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the computation of lots; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.lot")
interface LotConfig {
  int chunk();

  Duration patience();

  String followEvery();
}
