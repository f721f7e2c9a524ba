package dev.bouquet.gift.catalog;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.catalog")
interface CatalogConfig {
  /// How long a cache may answer without asking.
  Duration maxAge();
}
