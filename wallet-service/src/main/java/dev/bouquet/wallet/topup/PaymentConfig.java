package dev.bouquet.wallet.topup;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/// What all payment providers have in common; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.payment")
public interface PaymentConfig {
  List<String> order();

  Duration countOddEvery();

  Duration undecidedAfter();
}
