package dev.bouquet.wallet.payment.stripe;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/// Stripe; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.stripe")
interface StripeConfig {
  boolean enabled();

  Optional<String> apiKey();

  Optional<String> webhookSecret();

  String apiBase();

  String successUrl();

  String cancelUrl();

  Duration connectTimeout();

  Duration readTimeout();

  int maxRetries();
}
