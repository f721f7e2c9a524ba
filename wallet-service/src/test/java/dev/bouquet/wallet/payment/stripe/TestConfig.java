package dev.bouquet.wallet.payment.stripe;

import java.time.Duration;
import java.util.Optional;

record TestConfig(
    boolean enabled,
    Optional<String> apiKey,
    Optional<String> webhookSecret,
    String apiBase,
    String successUrl,
    String cancelUrl,
    Duration connectTimeout,
    Duration readTimeout,
    int maxRetries)
    implements StripeConfig {

  static TestConfig at(String url) {
    return at(url, FakeStripe.API_KEY);
  }

  static TestConfig at(String url, String apiKey) {
    return new TestConfig(
        true,
        Optional.of(apiKey),
        Optional.of(FakeStripe.WEBHOOK_SECRET),
        url,
        "https://app.test/done",
        "https://app.test/cancelled",
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        1);
  }

  static TestConfig with(boolean enabled, Optional<String> apiKey, Optional<String> secret) {
    var usual = at("https://stripe.test");
    return new TestConfig(
        enabled,
        apiKey,
        secret,
        usual.apiBase(),
        usual.successUrl(),
        usual.cancelUrl(),
        usual.connectTimeout(),
        usual.readTimeout(),
        usual.maxRetries());
  }
}
