package dev.bouquet.wallet.payment;

import java.util.UUID;

/// What a provider says of a payment. Delivered at least once, in any order.
public sealed interface PaymentEvent {
  /// Unique within the provider.
  String eventId();

  /// The top-up that the provider was given with the checkout.
  UUID topUpId();

  /// The money has arrived.
  ///
  /// @param amount minor units of `currency`
  record Succeeded(String eventId, UUID topUpId, long amount, String currency)
      implements PaymentEvent {}

  /// The attempt failed. The person may try again, so a success may still come.
  record Failed(String eventId, UUID topUpId) implements PaymentEvent {}

  /// Something that changes nothing here.
  record Noted(String eventId, UUID topUpId) implements PaymentEvent {}
}
