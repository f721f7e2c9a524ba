package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.contracts.wallet.v1.LimitLeft;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// What became of a gift. Everything but [RetryLater] is the id's fate: asking again gets the same.
/// Of tests only the newest ids are known.
sealed interface SendResult {

  /// @param context the gift as it was first sent, with the price and the share of that moment
  /// @param balance coins that the sender had left right after it
  /// @param limitsLeft what the sender's own and the platform's limits leave now
  /// @param promptSpentToday what the sender spent today, where this gift has made it much
  /// @param replayed true where this was answered before
  record Sent(
      GiftContext context,
      long balance,
      List<LimitLeft> limitsLeft,
      OptionalLong promptSpentToday,
      boolean replayed)
      implements SendResult {}

  record Refused(String code, boolean replayed) implements SendResult {}

  /// @param balance the sender's coins when the gift was refused
  /// @param price the coins it asked for
  record TooFewCoins(long balance, long price, boolean replayed) implements SendResult {}

  /// It was a test: shown in the room, and nothing was charged.
  ///
  /// @param gift as it was shown
  record Tested(TestGift gift, boolean replayed) implements SendResult {}

  /// A test that came too soon after others; its id has no fate.
  record TooSoon(String code, Duration delay) implements SendResult {}

  /// Nothing is known about the id's fate; the same request may be made again.
  record RetryLater(String detail) implements SendResult {}
}
