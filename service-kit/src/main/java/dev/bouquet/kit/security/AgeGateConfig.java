package dev.bouquet.kit.security;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/// Explained in microprofile-config.properties.
@ConfigMapping(prefix = "bouquet.age-gate")
interface AgeGateConfig {
  boolean enabled();

  int minimumAge();

  /// By ISO 3166-1 alpha-2 code, where it is another one.
  Map<String, Integer> countries();
}
