package dev.bouquet.wallet.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a provider says of a payment. Delivered at least once, in any order.
public sealed interface PaymentEvent {
  /// Unique within the provider.
  String eventId();

  /// The top-up that the provider was given with the checkout; null where the event names none, as
  /// it speaks of something else that the same account was used for.
  @Nullable UUID topUpId();

  /// The money has arrived.
  ///
  /// @param amount minor units of `currency`
  record Succeeded(String eventId, @Nullable UUID topUpId, long amount, String currency)
      implements PaymentEvent {}

  /// The attempt failed, or nobody paid in time. The person may try again, so a success may still
  /// come.
  record Failed(String eventId, @Nullable UUID topUpId) implements PaymentEvent {}

  /// Something that changes nothing here.
  record Noted(String eventId, @Nullable UUID topUpId) implements PaymentEvent {}
}
