package dev.bouquet.wallet.funding;

import io.smallrye.config.ConfigMapping;

/// Bounds of the publication of funding events; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.funding")
interface FundingConfig {
  String topic();

  int maxEvents();

  String publishEvery();
}
