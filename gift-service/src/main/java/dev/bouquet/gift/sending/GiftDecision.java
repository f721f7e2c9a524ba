package dev.bouquet.gift.sending;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import java.util.Optional;

/// Whether a gift may be sent, by what is known here. The payer's coins are the wallet's to judge.
sealed interface GiftDecision {

  /// @param coins quantity × price
  record Charge(Gift gift, KnownRoom room, long coins) implements GiftDecision {}

  /// @param coins what it would have cost; 0 where there is no such gift
  record Refuse(Refusal refusal, long coins) implements GiftDecision {}

  /// The first rule that is broken counts: what does not exist comes before what is not allowed.
  static GiftDecision on(SendGift asked, Optional<KnownRoom> room, Optional<Gift> gift) {
    long coins = gift.map(one -> Math.multiplyExact(one.price(), asked.quantity())).orElse(0L);
    if (room.isEmpty()) {
      return new Refuse(Refusal.ROOM_NOT_FOUND, coins);
    }
    if (gift.isEmpty()) {
      return new Refuse(Refusal.GIFT_NOT_FOUND, coins);
    }
    return switch (room.get().stage()) {
      case SCHEDULED, ENDED -> new Refuse(Refusal.ROOM_NOT_LIVE, coins);
      case LIVE ->
          room.get().hostId().equals(asked.sender().id())
              ? new Refuse(Refusal.SELF_GIFT, coins)
              : new Charge(gift.get(), room.get(), coins);
    };
  }
}
