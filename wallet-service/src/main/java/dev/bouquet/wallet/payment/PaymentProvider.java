package dev.bouquet.wallet.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company that takes people's money. Implementations are beans; the name is part of the
/// webhook's address.
///
/// Money that came is told by events and by nothing else, so a provider whose payments are made
/// inside an app and arrive as receipts (Apple, Google) fits too: its checkout has no address, and
/// what it verified it reports as the same [PaymentEvent]s, from its notifications. None is here
/// yet.
public interface PaymentProvider {
  String name();

  /// Starts a payment. Safe to call again for the same top-up: it stays one payment.
  CheckoutResult startCheckout(Checkout checkout);

  /// Reads a webhook that the provider sent.
  ///
  /// @throws BadWebhookException where it is not the provider's, too old, or not understood
  PaymentEvent read(Webhook webhook) throws BadWebhookException;

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
}
