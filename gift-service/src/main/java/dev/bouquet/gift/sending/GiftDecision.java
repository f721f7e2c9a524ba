package dev.bouquet.gift.sending;

import static dev.bouquet.gift.sending.Refusal.BANNED_FROM_ROOM;
import static dev.bouquet.gift.sending.Refusal.GIFT_ABOVE_ROOM_LIMIT;
import static dev.bouquet.gift.sending.Refusal.GIFT_NOT_COMBOABLE;
import static dev.bouquet.gift.sending.Refusal.GIFT_NOT_FOUND;
import static dev.bouquet.gift.sending.Refusal.PRICE_CHANGED;
import static dev.bouquet.gift.sending.Refusal.ROOM_NOT_FOUND;
import static dev.bouquet.gift.sending.Refusal.ROOM_NOT_LIVE;
import static dev.bouquet.gift.sending.Refusal.ROOM_SUSPENDED;
import static dev.bouquet.gift.sending.Refusal.SELF_GIFT;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import java.util.Optional;
import java.util.UUID;

/// Whether a gift may be sent, by what is known here. The payer's coins are the wallet's to judge.
sealed interface GiftDecision {

  /// @param coins quantity × price
  /// @param words that travel with it; mostly empty
  record Charge(Offer.Open offer, KnownRoom room, long coins, String words)
      implements GiftDecision {}

  /// @param coins what it would have cost; 0 where there is no such gift
  record Refuse(Refusal refusal, long coins) implements GiftDecision {}

  /// The first rule that is broken counts: what does not exist comes before what is not allowed,
  /// and there the room comes first, then the person, then the gift.
  ///
  /// @param words what moderation says of the message, for a gift of this size
  static GiftDecision on(SendGift asked, Optional<KnownRoom> room, Offer offer, ShoutOut words) {
    long coins =
        offer.gift().map(gift -> Math.multiplyExact(gift.price(), asked.quantity())).orElse(0L);
    if (room.isEmpty()) {
      return new Refuse(ROOM_NOT_FOUND, coins);
    }
    var whyNotHere = whyNotNow(room.get()).or(() -> whyNotFrom(asked.sender().id(), room.get()));
    return switch (offer) {
      case Offer.Nothing() -> new Refuse(GIFT_NOT_FOUND, coins);
      case Offer.PriceChanged _ -> new Refuse(whyNotHere.orElse(PRICE_CHANGED), coins);
      case Offer.Open open ->
          whyNotHere
              .or(() -> whyNotThis(asked, room.get(), open.item(), coins))
              .<GiftDecision>map(why -> new Refuse(why, coins))
              .orElseGet(() -> onWords(open, room.get(), coins, words));
    };
  }

  private static GiftDecision onWords(
      Offer.Open offer, KnownRoom room, long coins, ShoutOut words) {
    return switch (words) {
      case ShoutOut.Accepted(var text) -> new Charge(offer, room, coins, text);
      case ShoutOut.Refused(var reason) -> new Refuse(Refusal.of(reason), coins);
    };
  }

  private static Optional<Refusal> whyNotThis(
      SendGift asked, KnownRoom room, Gift gift, long coins) {
    if (asked.comboId().isPresent() && !gift.comboable()) {
      return Optional.of(GIFT_NOT_COMBOABLE);
    }
    return room.takes(coins) ? Optional.empty() : Optional.of(GIFT_ABOVE_ROOM_LIMIT);
  }

  private static Optional<Refusal> whyNotNow(KnownRoom room) {
    return switch (room.stage()) {
      case LIVE, PAUSED -> Optional.empty();
      case SUSPENDED -> Optional.of(ROOM_SUSPENDED);
      case SCHEDULED, ENDED, UNKNOWN -> Optional.of(ROOM_NOT_LIVE);
    };
  }

  private static Optional<Refusal> whyNotFrom(UUID sender, KnownRoom room) {
    if (room.hostId().equals(sender)) {
      return Optional.of(SELF_GIFT);
    }
    return room.banned().contains(sender) ? Optional.of(BANNED_FROM_ROOM) : Optional.empty();
  }
}
