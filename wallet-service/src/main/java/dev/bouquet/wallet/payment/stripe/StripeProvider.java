package dev.bouquet.wallet.payment.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.payment.ProviderAwayException;
import dev.bouquet.wallet.payment.Webhook;
import dev.bouquet.wallet.payment.WebhookSignature;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Stripe as the wallet sees it.
@ApplicationScoped
@LookupIfProperty(name = "bouquet.wallet.stripe.enabled", stringValue = "true")
public class StripeProvider implements PaymentProvider {
  private final StripeEvents events;
  private final StripeCheckout checkouts;
  private final StripeRefunds refunds;
  private final StripeEventList list;
  private final String webhookSecret;
  private final Duration tolerance;

  StripeProvider(
      StripeConfig config,
      ObjectMapper json,
      @ConfigProperty(name = "bouquet.wallet.webhook.tolerance") Duration tolerance) {
    this.events = new StripeEvents(json);
    var client = client(config);
    this.checkouts = new StripeCheckout(config, client);
    this.refunds = new StripeRefunds(client);
    this.list = new StripeEventList(client, events);
    this.webhookSecret = config.webhookSecret().orElse("");
    this.tolerance = tolerance;
  }

  static StripeClient client(StripeConfig config) {
    return StripeClient.builder()
        .setApiKey(config.apiKey().orElse(""))
        .setApiBase(config.apiBase())
        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
        .setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()))
        .setMaxNetworkRetries(config.maxRetries())
        .build();
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public CheckoutResult startCheckout(Checkout checkout) {
    return checkouts.start(checkout);
  }

  @Override
  public RefundResult refund(RefundOrder order) {
    return refunds.refund(order);
  }

  @Override
  public EventPage events(Instant since, @Nullable String cursor) throws ProviderAwayException {
    return list.page(since, cursor);
  }

  @Override
  public PaymentEvent read(Webhook webhook) throws BadWebhookException {
    WebhookSignature.verify(
        webhookSecret,
        webhook.header("Stripe-Signature"),
        webhook.body(),
        Instant.now(),
        tolerance);
    return events.read(webhook.body());
  }
}
