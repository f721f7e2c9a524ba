package dev.bouquet.wallet.payment.sandbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// The sandbox provider; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.sandbox")
interface SandboxConfig {
  boolean enabled();

  String secret();

  String webhookUrl();

  String checkoutUrl();

  int maxAttempts();

  Duration timeout();
}
