package dev.bouquet.gift.sending;

import dev.bouquet.contracts.room.v1.TestGift;
import org.jspecify.annotations.Nullable;

/// What the sender of a test gift gets.
///
/// @param message as it was shown; absent where nothing was said
/// @param coins always 0
/// @param isTest always true
record TestGiftReceipt(
    String id,
    String roomId,
    String receiverId,
    String giftId,
    int quantity,
    @Nullable String message,
    long coins,
    boolean isTest) {

  static TestGiftReceipt of(String roomId, TestGift gift) {
    return new TestGiftReceipt(
        gift.getId(),
        roomId,
        gift.getReceiverId(),
        gift.getGiftId(),
        gift.getQuantity(),
        gift.getMessage().isEmpty() ? null : gift.getMessage(),
        0,
        true);
  }
}
