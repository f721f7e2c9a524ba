package dev.bouquet.gift.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gift as its sender sees it.
///
/// @param coins what it cost
/// @param takenBackCoins what of it went back; all of it where it equals `coins`
/// @param message what was said with it; absent where nothing was
record SentGift(
    UUID id,
    @Nullable UUID roomId,
    String giftId,
    String giftName,
    int quantity,
    long coins,
    long takenBackCoins,
    @Nullable String message,
    boolean anonymous,
    boolean quiet,
    @Nullable UUID comboId,
    List<Receiver> receivers,
    Instant sentAt) {

  /// @param takenBackCoins the receiver's part of what went back
  /// @param isFirst whether it is the first gift with the sender's name that this creator got
  record Receiver(UUID receiverId, long coins, long takenBackCoins, boolean isFirst) {}

  Moment moment() {
    return new Moment(sentAt, id);
  }
}
