package dev.bouquet.gift.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gift as a creator who received it, or a part of it, sees it.
///
/// @param senderId absent, as the name is, where the gift is anonymous
/// @param coins the creator's part of what it cost
/// @param takenBackCoins what of that went back; all of it where it equals `coins`
/// @param isFirst whether it is the sender's first gift with a name to this creator
record ReceivedGift(
    UUID id,
    @Nullable UUID roomId,
    @Nullable UUID senderId,
    @Nullable String senderName,
    String giftId,
    String giftName,
    int quantity,
    long coins,
    long takenBackCoins,
    @Nullable String message,
    boolean anonymous,
    boolean quiet,
    boolean isFirst,
    Instant sentAt) {

  Moment moment() {
    return new Moment(sentAt, id);
  }
}
