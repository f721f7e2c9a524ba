package dev.bouquet.room.returns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param reason why it goes back
/// @param senderId absent where the gift is anonymous
/// @param coins what the gift cost
/// @param returnedCoins absent where none went back, or not yet
/// @param refusedWith the wallet's code where it gave nothing back: `ALREADY_REVERSED` where
///   nothing was left of the charge
public record ReturnView(
    Reason reason,
    UUID chargeId,
    @Nullable String senderId,
    String giftId,
    long coins,
    Instant shownAt,
    Status status,
    @Nullable Long returnedCoins,
    @Nullable Instant reversedAt,
    @Nullable String refusedWith) {

  public enum Reason {
    ROOM_SUSPENDED,
    /// The room is a safe haven.
    SENDER_BANNED,
    /// One that only a newer version knows.
    OTHER
  }

  public enum Status {
    /// The wallet has not answered yet.
    PENDING,
    RETURNED,
    /// Nothing went back, and never will.
    REFUSED
  }

  static ReturnView of(ReturnStore.Return found) {
    var gift = found.gift();
    return new ReturnView(
        reasonOf(gift),
        gift.chargeId(),
        gift.senderId().isEmpty() ? null : gift.senderId(),
        gift.giftId(),
        gift.coins(),
        gift.shownAt(),
        statusOf(found),
        found.returnedCoins(),
        found.returnedAt(),
        found.refusedWith());
  }

  private static Reason reasonOf(GiftToReturn gift) {
    return switch (gift.reason()) {
      case GIFT_REVERSAL_REASON_ROOM_SUSPENDED -> Reason.ROOM_SUSPENDED;
      case GIFT_REVERSAL_REASON_SENDER_BANNED -> Reason.SENDER_BANNED;
      case GIFT_REVERSAL_REASON_UNDONE, GIFT_REVERSAL_REASON_UNSPECIFIED, UNRECOGNIZED ->
          Reason.OTHER;
    };
  }

  private static Status statusOf(ReturnStore.Return found) {
    if (found.refusedWith() != null) {
      return Status.REFUSED;
    }
    return found.returnedCoins() == null ? Status.PENDING : Status.RETURNED;
  }
}
