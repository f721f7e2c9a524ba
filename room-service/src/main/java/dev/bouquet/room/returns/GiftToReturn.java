package dev.bouquet.room.returns;

import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.UUID;

/// A gift as its room has shown it, whose coins go back.
///
/// @param reason why they go back
/// @param senderId as in the gift's own words, which nobody has to have checked; empty, as the name
///   is, where the gift is anonymous
/// @param quiet no ranking has it
/// @param coins what it cost
record GiftToReturn(
    GiftReversalReason reason,
    UUID chargeId,
    UUID roomId,
    String giftId,
    String giftName,
    String senderId,
    String senderName,
    boolean quiet,
    String receiverId,
    long coins,
    Instant shownAt) {

  /// @param event one that shows a gift
  static GiftToReturn of(RoomEvent event, GiftReversalReason reason) {
    GiftShown gift = event.getGiftShown();
    return new GiftToReturn(
        reason,
        UUID.fromString(gift.getChargeId()),
        UUID.fromString(event.getRoomId()),
        gift.getGiftId(),
        gift.getGiftName(),
        gift.getSenderId(),
        gift.getSenderName(),
        gift.getQuiet(),
        gift.getReceiverId(),
        gift.getCoins(),
        RoomView.instant(event.getAt()));
  }
}
