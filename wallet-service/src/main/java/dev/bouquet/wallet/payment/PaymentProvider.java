package dev.bouquet.wallet.payment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company that takes people's money. Implementations are beans; the name is part of the
/// webhook's address.
///
/// Money that came is told by events and by nothing else, so a provider whose payments are made
/// inside an app and arrive as receipts (Apple, Google) fits too: its checkout has no address, and
/// what it verified it reports as the same [PaymentEvent]s, from its notifications and from its
/// list of voided purchases. None is here yet.
public interface PaymentProvider {
  String name();

  /// Starts a payment. Safe to call again for the same top-up: it stays one payment.
  CheckoutResult startCheckout(Checkout checkout);

  /// Reads a webhook that the provider sent.
  ///
  /// @throws BadWebhookException where it is not the provider's, too old, or not understood
  PaymentEvent read(Webhook webhook) throws BadWebhookException;

  /// Gives money back. Safe to call again with the same order: it stays one refund. That the money
  /// is gone is told by an event with the reference that this answers.
  RefundResult refund(RefundOrder order);

  /// What the provider has to tell since a time, for those webhooks that never came.
  ///
  /// @param cursor where a page before ended; null for the first
  /// @throws ProviderAwayException where it does not answer
  EventPage events(Instant since, @Nullable String cursor) throws ProviderAwayException;

  /// @param amount minor units of `currency`
  record Checkout(UUID topUpId, long coins, long amount, String currency) {}

  /// What became of the wish to start a payment.
  sealed interface CheckoutResult {
    /// @param url where the person pays; null where that is in the app
    record Started(@Nullable String url) implements CheckoutResult {}

    /// The provider does not answer, or has too much to do: it may be asked again.
    record Away(String reason) implements CheckoutResult {}

    /// The provider will not do it, however often it is asked.
    record Refused(String reason) implements CheckoutResult {}
  }

  /// @param id names the refund for ever
  /// @param paymentId what the provider calls the payment, where it said so
  /// @param amount minor units of `currency`
  record RefundOrder(
      UUID id, UUID topUpId, @Nullable String paymentId, long amount, String currency) {}

  /// What became of the wish to give money back.
  sealed interface RefundResult {
    /// @param reference the provider's name for the refund
    record Accepted(String reference) implements RefundResult {}

    /// The provider does not answer, or has too much to do: it may be asked again.
    record Away(String reason) implements RefundResult {}

    /// The provider will not do it, however often it is asked.
    record Refused(String reason) implements RefundResult {}
  }

  /// @param body as a webhook would have brought it
  record PolledEvent(PaymentEvent event, String body) {}

  /// @param next where to go on; null where there are no more
  record EventPage(List<PolledEvent> events, @Nullable String next) {}
}
