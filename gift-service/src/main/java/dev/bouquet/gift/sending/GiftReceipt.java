package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.gift.share.ShareTerms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the sender gets. Amounts in coins, shares in diamonds; for each receiver, and for one who
/// is alone in the whole, `coins` = `diamonds` + `fee`.
///
/// @param receiverId absent where several share it
/// @param share that of a receiver who is alone; absent where several share it
/// @param receivers who gets what
/// @param comboId absent for a gift that stands alone
/// @param quiet also where it is the sender's setting that says so
/// @param undoUntil from when it is too late to take it back; absent where that is not offered
/// @param message as it travels with the gift; absent where nothing was said
record GiftReceipt(
    UUID id,
    String roomId,
    @Nullable String receiverId,
    String giftId,
    int quantity,
    @Nullable String comboId,
    @Nullable String message,
    boolean anonymous,
    boolean quiet,
    long unitPrice,
    long coins,
    @Nullable Share share,
    List<Received> receivers,
    long fee,
    long balance,
    Instant sentAt,
    @Nullable Instant undoUntil) {

  record Share(long policyVersion, int basisPoints, long diamonds) {}

  /// What one person gets.
  record Received(String receiverId, long coins, Share share, long fee) {
    static Received of(GiftPart part) {
      var terms = new ShareTerms(part.getSharePolicyVersion(), part.getShareBasisPoints());
      long diamonds = terms.diamonds(part.getCoins());
      return new Received(
          part.getReceiverId(),
          part.getCoins(),
          new Share(terms.policyVersion(), terms.basisPoints(), diamonds),
          Math.subtractExact(part.getCoins(), diamonds));
    }
  }

  /// @param undo the terms of now
  static GiftReceipt of(UUID id, GiftContext gift, long balance, UndoTerms undo) {
    var receivers = parts(gift).stream().map(Received::of).toList();
    var only = receivers.size() == 1 ? receivers.getFirst() : null;
    var sentAt = Instant.ofEpochSecond(gift.getSentAt().getSeconds(), gift.getSentAt().getNanos());
    return new GiftReceipt(
        id,
        gift.getRoomId(),
        only == null ? null : only.receiverId(),
        gift.getGiftId(),
        gift.getQuantity(),
        gift.getComboId().isEmpty() ? null : gift.getComboId(),
        gift.getMessage().isEmpty() ? null : gift.getMessage(),
        gift.getAnonymous(),
        gift.getQuiet(),
        gift.getUnitPrice(),
        gift.getCoins(),
        only == null ? null : only.share(),
        receivers,
        receivers.stream().mapToLong(Received::fee).sum(),
        balance,
        sentAt,
        undo.until(gift.getCoins(), sentAt).orElse(null));
  }

  private static List<GiftPart> parts(GiftContext gift) {
    return gift.getPartsCount() > 0
        ? gift.getPartsList()
        : List.of(
            GiftPart.newBuilder()
                .setReceiverId(gift.getReceiverId())
                .setCoins(gift.getCoins())
                .setSharePolicyVersion(gift.getSharePolicyVersion())
                .setShareBasisPoints(gift.getShareBasisPoints())
                .build());
  }
}
