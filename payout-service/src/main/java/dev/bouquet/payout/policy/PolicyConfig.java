package dev.bouquet.payout.policy;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.payout.policies")
interface PolicyConfig {
  String topic();

  Duration retryDelay();
}
