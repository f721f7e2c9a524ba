package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.GiftContext;

/// What became of a gift. Everything but [RetryLater] is the id's fate: asking again gets the same.
sealed interface SendResult {

  /// @param context the gift as it was first sent, with the price and the share of that moment
  /// @param balance coins that the sender had left right after it
  /// @param replayed true where this was answered before
  record Sent(GiftContext context, long balance, boolean replayed) implements SendResult {}

  record Refused(String code, boolean replayed) implements SendResult {}

  /// @param balance the sender's coins when the gift was refused
  /// @param price the coins it asked for
  record TooFewCoins(long balance, long price, boolean replayed) implements SendResult {}

  /// Nothing is known about the id's fate; the same request may be made again.
  record RetryLater(String detail) implements SendResult {}
}
