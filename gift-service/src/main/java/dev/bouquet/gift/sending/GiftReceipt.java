package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.gift.share.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the sender gets. Amounts in coins, the share in diamonds; `coins` = `diamonds` + `fee`.
///
/// @param comboId absent for a gift that stands alone
/// @param message as it travels with the gift; absent where nothing was said
record GiftReceipt(
    UUID id,
    String roomId,
    String receiverId,
    String giftId,
    int quantity,
    @Nullable String comboId,
    @Nullable String message,
    long unitPrice,
    long coins,
    Share share,
    long fee,
    long balance,
    Instant sentAt) {

  record Share(long policyVersion, int basisPoints, long diamonds) {}

  static GiftReceipt of(UUID id, GiftContext gift, long balance) {
    var terms = new ShareTerms(gift.getSharePolicyVersion(), gift.getShareBasisPoints());
    long diamonds = terms.diamonds(gift.getCoins());
    var sentAt = gift.getSentAt();
    return new GiftReceipt(
        id,
        gift.getRoomId(),
        gift.getReceiverId(),
        gift.getGiftId(),
        gift.getQuantity(),
        gift.getComboId().isEmpty() ? null : gift.getComboId(),
        gift.getMessage().isEmpty() ? null : gift.getMessage(),
        gift.getUnitPrice(),
        gift.getCoins(),
        new Share(terms.policyVersion(), terms.basisPoints(), diamonds),
        Math.subtractExact(gift.getCoins(), diamonds),
        balance,
        Instant.ofEpochSecond(sentAt.getSeconds(), sentAt.getNanos()));
  }
}
