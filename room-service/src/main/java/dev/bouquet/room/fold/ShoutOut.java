package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.UUID;

/// What a sender says with a gift, for as long as it stays in sight.
///
/// @param id of the gift
/// @param coins of the gift
/// @param senderId not to be shown as it is: [#shownSenderId] is
public record ShoutOut(
    UUID id,
    String giftId,
    String giftName,
    long coins,
    String senderId,
    String senderName,
    boolean anonymous,
    String text,
    Instant until) {

  static ShoutOut of(Input.Charge charge) {
    var gift = charge.gift();
    return new ShoutOut(
        charge.id(),
        gift.giftId(),
        gift.giftName(),
        charge.coins(),
        gift.senderId(),
        gift.senderName(),
        gift.isAnonymous(),
        charge.words().text(),
        charge.chargedAt().plus(charge.words().pinned()));
  }

  /// Empty where nobody may know.
  public String shownSenderId() {
    return anonymous ? "" : senderId;
  }

  /// Likewise.
  public String shownSenderName() {
    return anonymous ? "" : senderName;
  }
}
