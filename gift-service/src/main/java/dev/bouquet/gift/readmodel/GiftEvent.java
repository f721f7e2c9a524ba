package dev.bouquet.gift.readmodel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record of `charges.v1` as it concerns gifts.
public sealed interface GiftEvent {

  /// @param chargeId the gift's id
  /// @param senderName as it was then
  /// @param roomId absent where the gift was given in no room
  /// @param receiverId the one whom the gift's context names: the host where several share it
  /// @param coins in all, at least 1; what the parts sum to
  /// @param message what the sender said with it; mostly empty
  /// @param anonymous nobody but the sender is told who sent it
  /// @param quiet nobody but sender and receivers is told who sent it
  /// @param at when the wallet committed it
  /// @param parts who received what, each person once; at least one
  record Sent(
      UUID chargeId,
      UUID senderId,
      String senderName,
      @Nullable UUID roomId,
      @Nullable UUID receiverId,
      String giftId,
      String giftName,
      int quantity,
      long coins,
      String message,
      boolean anonymous,
      boolean quiet,
      @Nullable UUID comboId,
      Instant at,
      List<Part> parts)
      implements GiftEvent {}

  /// What one creator received of a gift.
  ///
  /// @param coins at least 1
  record Part(UUID receiverId, long coins) {}

  /// Coins of a charge that went back, perhaps before the charge is known here.
  ///
  /// @param coins at least 1
  record TakenBack(UUID reversalId, UUID chargeId, long coins, Instant at) implements GiftEvent {}

  /// A charge that is no gift, or whose words were erased.
  record NoGift() implements GiftEvent {}
}
