package dev.bouquet.wallet.payment.stripe;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/// Without a webhook secret anybody could sign: rather no service than that.
@ApplicationScoped
class StripeSecrets {
  private final StripeConfig config;

  StripeSecrets(StripeConfig config) {
    this.config = config;
  }

  void require(@Observes StartupEvent event) {
    if (config.enabled() && (isBlank(config.apiKey()) || isBlank(config.webhookSecret()))) {
      throw new IllegalStateException(
          "Stripe needs bouquet.wallet.stripe.api-key and bouquet.wallet.stripe.webhook-secret");
    }
  }

  private static boolean isBlank(Optional<String> text) {
    return text.map(String::isBlank).orElse(true);
  }
}
