package dev.bouquet.gift.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Explained in application.properties.
@ConfigMapping(prefix = "bouquet.webhook.sending")
interface SendingConfig {
  Duration pollInterval();

  int maxTargetsCount();

  int maxPerTargetCount();

  Duration lease();

  Duration connectTimeout();

  Duration answerTimeout();

  int maxAnswerBytes();
}
