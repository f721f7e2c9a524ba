package dev.bouquet.gift.sending;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.gift.share.ShareTerms;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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
/// @param limitsLeft what the sender's limits leave now, for each period that has one
/// @param prompt where the sender has spent much today, to be shown to them; absent mostly
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
    List<LimitLeft> limitsLeft,
    @Nullable Prompt prompt,
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

  /// @param spentToday coins, this gift among them
  /// @param breakDays lengths of a break to offer
  record Prompt(long spentToday, List<Integer> breakDays) {
    private static final List<Integer> BREAKS = List.of(1, 7, 30);

    static @Nullable Prompt of(OptionalLong spentToday) {
      return spentToday.isPresent() ? new Prompt(spentToday.getAsLong(), BREAKS) : null;
    }
  }

  enum Period {
    DAY,
    WEEK,
    MONTH
  }

  /// @param coins that may still be spent before `resetsAt`
  record LimitLeft(Period period, long coins, Instant resetsAt) {
    static LimitLeft of(dev.bouquet.contracts.wallet.v1.LimitLeft left) {
      var period =
          switch (left.getPeriod()) {
            case LIMIT_PERIOD_DAY -> Period.DAY;
            case LIMIT_PERIOD_WEEK -> Period.WEEK;
            case LIMIT_PERIOD_MONTH -> Period.MONTH;
            case LIMIT_PERIOD_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("a limit of no known period: " + left);
          };
      return new LimitLeft(period, left.getCoins(), instant(left.getResetsAt()));
    }
  }

  /// @param undo the terms of now
  static GiftReceipt of(UUID id, SendResult.Sent sent, UndoTerms undo) {
    var gift = sent.context();
    var receivers = receivers(gift);
    var only = receivers.size() == 1 ? receivers.getFirst() : null;
    var sentAt = instant(gift.getSentAt());
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
        sent.balance(),
        sent.limitsLeft().stream().map(LimitLeft::of).toList(),
        Prompt.of(sent.promptSpentToday()),
        sentAt,
        undo.until(gift.getCoins(), sentAt).orElse(null));
  }

  static List<Received> receivers(GiftContext gift) {
    return parts(gift).stream().map(Received::of).toList();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
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
