package dev.bouquet.wallet.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a provider says of a payment. Delivered at least once, in any order.
public sealed interface PaymentEvent {
  /// Unique within the provider.
  String eventId();

  /// The top-up that the provider was given with the checkout; null where the event names none: it
  /// speaks of a payment only, or of something else that the same account was used for.
  @Nullable UUID topUpId();

  /// What the provider calls the payment; null where the event does not say.
  default @Nullable String paymentId() {
    return null;
  }

  /// The money has arrived.
  ///
  /// @param amount minor units of `currency`
  record Succeeded(
      String eventId,
      @Nullable UUID topUpId,
      @Nullable String paymentId,
      long amount,
      String currency)
      implements PaymentEvent {}

  /// The attempt failed, or nobody paid in time. The person may try again, so a success may still
  /// come.
  record Failed(String eventId, @Nullable UUID topUpId) implements PaymentEvent {}

  /// The money, or a part of it, is gone again.
  ///
  /// @param reference the provider's name for the refund, the dispute or the voiding
  /// @param amount minor units of `currency`
  record TakenBack(
      String eventId,
      @Nullable UUID topUpId,
      @Nullable String paymentId,
      String reference,
      Reason reason,
      long amount,
      String currency)
      implements PaymentEvent {}

  /// What was taken back under a reference has come again: a dispute was won, a refund failed.
  record GivenAgain(
      String eventId, @Nullable UUID topUpId, @Nullable String paymentId, String reference)
      implements PaymentEvent {}

  /// Something that changes nothing here.
  record Noted(String eventId, @Nullable UUID topUpId) implements PaymentEvent {}

  /// Why money is gone.
  enum Reason {
    /// It was given back.
    REFUNDED,
    /// The person told their bank that they owe nothing: a chargeback.
    DISPUTED,
    /// An app store took the purchase back.
    VOIDED
  }
}
