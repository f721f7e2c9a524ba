package dev.bouquet.gift.sending;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.sending")
interface SendingConfig {
  /// Longest wait for the wallet's answer, all attempts together.
  Duration chargeDeadline();

  /// How long a new connection may take before a call is given up, where the old one is gone.
  Duration reconnectPatience();

  /// How many requests may wait for the wallet at once; one more is told to come again.
  int maxChargesInFlightCount();

  /// Most coins that one gift may cost, quantity times price.
  @Min(1)
  long maxGiftCoins();

  /// Each time that a person's spending of a day passes a multiple of so many coins, they are told.
  @Min(1)
  long promptCoins();

  /// When somebody who is told to come again should.
  Duration retryAfter();
}
