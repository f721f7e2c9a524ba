package dev.bouquet.wallet.payment.stripe;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A [FakeStripe] beside the wallet, which is enabled to use it.
public final class StripeResource implements QuarkusTestResourceLifecycleManager {
  private static volatile FakeStripe stripe;

  public static FakeStripe stripe() {
    return stripe;
  }

  @Override
  public Map<String, String> start() {
    stripe = FakeStripe.start();
    return Map.of(
        "bouquet.wallet.stripe.enabled",
        "true",
        "bouquet.wallet.stripe.api-key",
        FakeStripe.API_KEY,
        "bouquet.wallet.stripe.webhook-secret",
        FakeStripe.WEBHOOK_SECRET,
        "bouquet.wallet.stripe.api-base",
        stripe.url(),
        "bouquet.wallet.payment.poll.every",
        "1s",
        "bouquet.wallet.payment.poll.overlap",
        "2s");
  }

  @Override
  public void stop() {
    if (stripe != null) {
      stripe.close();
    }
  }
}
