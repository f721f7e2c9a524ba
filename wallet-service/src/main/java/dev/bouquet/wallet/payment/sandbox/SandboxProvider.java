package dev.bouquet.wallet.payment.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentEvent.Reason;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.payment.ProviderAwayException;
import dev.bouquet.wallet.payment.Webhook;
import dev.bouquet.wallet.payment.WebhookSignature;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The sandbox as the wallet sees it.
@ApplicationScoped
@LookupIfProperty(name = "bouquet.wallet.sandbox.enabled", stringValue = "true")
public class SandboxProvider implements PaymentProvider {
  static final String SIGNATURE_HEADER = "Sandbox-Signature";
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LATE = Duration.ofMillis(300);
  private static final Duration REPEATED = Duration.ofMillis(600);

  private final SandboxConfig config;
  private final SandboxDeliveries deliveries;
  private final ObjectMapper json;
  private final Duration tolerance;

  SandboxProvider(
      SandboxConfig config,
      SandboxDeliveries deliveries,
      ObjectMapper json,
      @ConfigProperty(name = "bouquet.wallet.webhook.tolerance") Duration tolerance) {
    this.config = config;
    this.deliveries = deliveries;
    this.json = json;
    this.tolerance = tolerance;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  /// Success comes first and twice, what came before it comes later: as on a bad day of a real
  /// provider.
  @Override
  public CheckoutResult startCheckout(Checkout checkout) {
    var succeeded = event("succeeded", checkout);
    deliveries.schedule(succeeded.id(), 1, write(succeeded), AT_ONCE);
    var processing = event("processing", checkout);
    deliveries.schedule(processing.id(), 1, write(processing), LATE);
    deliveries.schedule(succeeded.id(), 2, write(succeeded), REPEATED);
    return new CheckoutResult.Started(config.checkoutUrl() + checkout.topUpId());
  }

  @Override
  public PaymentEvent read(Webhook webhook) throws BadWebhookException {
    WebhookSignature.verify(
        config.secret(),
        webhook.header(SIGNATURE_HEADER),
        webhook.body(),
        Instant.now(),
        tolerance);
    return event(webhook.body());
  }

  /// Every refund succeeds, and is told twice.
  @Override
  public RefundResult refund(RefundOrder order) {
    var reference = order.id().toString();
    var refunded =
        new SandboxEvent(
            "evt_refunded_" + reference,
            "payment.refunded",
            order.topUpId(),
            reference,
            order.amount(),
            order.currency());
    deliveries.schedule(refunded.id(), 1, write(refunded), AT_ONCE);
    deliveries.schedule(refunded.id(), 2, write(refunded), REPEATED);
    return new RefundResult.Accepted(reference);
  }

  @Override
  public EventPage events(Instant since, @Nullable String cursor) throws ProviderAwayException {
    var page = deliveries.since(since, cursor == null ? 0 : Long.parseLong(cursor));
    try {
      var events = new ArrayList<PolledEvent>();
      for (var body : page.bodies()) {
        events.add(new PolledEvent(event(body), body));
      }
      return new EventPage(events, page.last() == null ? null : page.last().toString());
    } catch (BadWebhookException e) {
      throw new ProviderAwayException("the sandbox cannot read what it wrote", e);
    }
  }

  private PaymentEvent event(String body) throws BadWebhookException {
    var event = parse(body);
    return switch (event.type()) {
      case "payment.succeeded" ->
          new PaymentEvent.Succeeded(
              event.id(), event.topUpId(), null, event.amount(), event.currency());
      case "payment.failed" -> new PaymentEvent.Failed(event.id(), event.topUpId());
      case "payment.refunded" -> takenBack(event, Reason.REFUNDED);
      case "payment.disputed" -> takenBack(event, Reason.DISPUTED);
      case "payment.voided" -> takenBack(event, Reason.VOIDED);
      case "payment.refund_failed", "payment.dispute_won" ->
          new PaymentEvent.GivenAgain(event.id(), event.topUpId(), null, reference(event));
      default -> new PaymentEvent.Noted(event.id(), event.topUpId());
    };
  }

  private static PaymentEvent takenBack(SandboxEvent event, Reason reason)
      throws BadWebhookException {
    return new PaymentEvent.TakenBack(
        event.id(),
        event.topUpId(),
        null,
        reference(event),
        reason,
        event.amount(),
        event.currency());
  }

  private static String reference(SandboxEvent event) throws BadWebhookException {
    if (event.reference() == null) {
      throw BadWebhookException.malformed("a field is missing");
    }
    return event.reference();
  }

  private static SandboxEvent event(String what, Checkout checkout) {
    return new SandboxEvent(
        "evt_" + what + "_" + checkout.topUpId(),
        "payment." + what,
        checkout.topUpId(),
        null,
        checkout.amount(),
        checkout.currency());
  }

  private SandboxEvent parse(String body) throws BadWebhookException {
    try {
      var event = json.readValue(body, SandboxEvent.class);
      if (event == null
          || event.id() == null
          || event.type() == null
          || event.topUpId() == null
          || event.currency() == null) {
        throw BadWebhookException.malformed("a field is missing");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw BadWebhookException.malformed("the body is not an event");
    }
  }

  private String write(SandboxEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sandbox event is always JSON", e);
    }
  }
}
