package dev.bouquet.wallet.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company that takes people's money. Implementations are beans; the name is part of the
/// webhook's address.
public interface PaymentProvider {
  String name();

  /// Starts a payment and says where the person pays. Safe to call again for the same top-up.
  String startCheckout(Checkout checkout);

  /// Reads a webhook that the provider sent.
  ///
  /// @param signature the provider's signature header, null where there is none
  /// @throws BadWebhookException where it is not the provider's, too old, or not understood
  PaymentEvent read(String body, @Nullable String signature) throws BadWebhookException;

  /// The header that carries the signature.
  String signatureHeader();

  /// @param amount minor units of `currency`
  record Checkout(UUID topUpId, long amount, String currency) {}
}
