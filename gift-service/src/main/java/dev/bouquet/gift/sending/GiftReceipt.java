package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.gift.share.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the sender gets. Amounts in coins, the share in diamonds; `coins` = `diamonds` + `fee`.
///
/// @param comboId absent for a gift that stands alone
/// @param quiet also where it is the sender's setting that says so
/// @param undoUntil from when it is too late to take it back; absent where that is not offered
/// @param message as it travels with the gift; absent where nothing was said
record GiftReceipt(
    UUID id,
    String roomId,
    String receiverId,
    String giftId,
    int quantity,
    @Nullable String comboId,
    @Nullable String message,
    boolean anonymous,
    boolean quiet,
    long unitPrice,
    long coins,
    Share share,
    long fee,
    long balance,
    Instant sentAt,
    @Nullable Instant undoUntil) {

  record Share(long policyVersion, int basisPoints, long diamonds) {}

  /// @param undo the terms of now
  static GiftReceipt of(UUID id, GiftContext gift, long balance, UndoTerms undo) {
    var terms = new ShareTerms(gift.getSharePolicyVersion(), gift.getShareBasisPoints());
    long diamonds = terms.diamonds(gift.getCoins());
    var sentAt = Instant.ofEpochSecond(gift.getSentAt().getSeconds(), gift.getSentAt().getNanos());
    return new GiftReceipt(
        id,
        gift.getRoomId(),
        gift.getReceiverId(),
        gift.getGiftId(),
        gift.getQuantity(),
        gift.getComboId().isEmpty() ? null : gift.getComboId(),
        gift.getMessage().isEmpty() ? null : gift.getMessage(),
        gift.getAnonymous(),
        gift.getQuiet(),
        gift.getUnitPrice(),
        gift.getCoins(),
        new Share(terms.policyVersion(), terms.basisPoints(), diamonds),
        Math.subtractExact(gift.getCoins(), diamonds),
        balance,
        sentAt,
        undo.until(gift.getCoins(), sentAt).orElse(null));
  }
}
