package dev.bouquet.gift.sending;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.sending")
interface SendingConfig {
  /// Longest wait for the wallet's answer, all attempts together.
  Duration chargeDeadline();

  /// How long a new connection may take before a call is given up, where the old one is gone.
  Duration reconnectPatience();

  /// How many requests may wait for the wallet at once; one more is told to come again.
  int maxChargesInFlightCount();

  /// When somebody who is told to come again should.
  Duration retryAfter();
}
