package dev.bouquet.wallet.settlement;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Asking providers for their events; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.payment.poll")
interface PollConfig {
  Duration every();

  Duration overlap();

  Duration first();
}
