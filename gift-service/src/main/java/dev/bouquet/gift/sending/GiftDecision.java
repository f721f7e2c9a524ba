package dev.bouquet.gift.sending;

import static dev.bouquet.gift.sending.Refusal.BANNED_FROM_ROOM;
import static dev.bouquet.gift.sending.Refusal.GIFT_ABOVE_ROOM_LIMIT;
import static dev.bouquet.gift.sending.Refusal.GIFT_NOT_COMBOABLE;
import static dev.bouquet.gift.sending.Refusal.GIFT_NOT_FOUND;
import static dev.bouquet.gift.sending.Refusal.GIFT_TOO_EXPENSIVE;
import static dev.bouquet.gift.sending.Refusal.PRICE_CHANGED;
import static dev.bouquet.gift.sending.Refusal.RECEIVER_EXCLUDED;
import static dev.bouquet.gift.sending.Refusal.RECEIVER_NOT_ON_STAGE;
import static dev.bouquet.gift.sending.Refusal.ROOM_NOT_FOUND;
import static dev.bouquet.gift.sending.Refusal.ROOM_NOT_LIVE;
import static dev.bouquet.gift.sending.Refusal.ROOM_SUSPENDED;
import static dev.bouquet.gift.sending.Refusal.SELF_GIFT;
import static dev.bouquet.gift.sending.Refusal.SENDER_EXCLUDED;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Whether a gift may be sent, by what is known here. The payer's coins are the wallet's to judge.
sealed interface GiftDecision {

  /// @param coins quantity × price
  /// @param parts who receives it; sum to `coins`
  /// @param words that travel with it; mostly empty
  record Charge(Offer.Open offer, KnownRoom room, long coins, List<Part> parts, String words)
      implements GiftDecision {}

  /// @param coins what it would have cost; 0 where there is no such gift
  record Refuse(Refusal refusal, long coins) implements GiftDecision {}

  /// What holds in every room.
  ///
  /// @param maxCoins most that one gift may cost
  /// @param excluded who neither gives nor receives gifts
  /// @param now by which it is judged who is muted
  record Rules(long maxCoins, Predicate<UUID> excluded, Instant now) {}

  /// The first rule that is broken counts: what does not exist comes before what is not allowed,
  /// and there the room comes first, then the person, then the gift.
  ///
  /// @param words what moderation says of the message, for a gift of this size
  static GiftDecision on(
      SendGift asked, Optional<KnownRoom> room, Offer offer, ShoutOut words, Rules rules) {
    long coins =
        offer.gift().map(gift -> Math.multiplyExact(gift.price(), asked.quantity())).orElse(0L);
    if (room.isEmpty()) {
      return new Refuse(ROOM_NOT_FOUND, coins);
    }
    var meantFor = meantFor(asked, room.get());
    var takers = takers(meantFor, rules);
    var whyNotHere =
        whyNotNow(room.get())
            .or(() -> whyNotFrom(asked.sender().id(), room.get(), rules))
            .or(() -> whyNotTo(room.get(), meantFor, takers));
    return switch (offer) {
      case Offer.Nothing() -> new Refuse(GIFT_NOT_FOUND, coins);
      case Offer.PriceChanged _ -> new Refuse(whyNotHere.orElse(PRICE_CHANGED), coins);
      case Offer.Open open ->
          whyNotHere
              .or(() -> whyNotThis(asked, open.item()))
              .or(() -> whyNotAsMuch(coins, room.get(), rules.maxCoins()))
              .or(() -> whyNot(words))
              .or(() -> whyNotSaid(accepted(words), asked.sender().id(), room.get(), rules.now()))
              .<GiftDecision>map(why -> new Refuse(why, coins))
              .orElseGet(() ->
                  new Charge(
                      open,
                      room.get(),
                      coins,
                      Part.of(asked.id(), coins, takers),
                      accepted(words)));
    };
  }

  /// Shares of those who are to receive it. Nobody receives a part of their own gift: the others
  /// share it.
  private static Map<UUID, Long> meantFor(SendGift asked, KnownRoom room) {
    var shares = new LinkedHashMap<UUID, Long>();
    asked
        .receiver()
        .ifPresentOrElse(
            receiver -> shares.put(receiver, 1L), () -> shares.putAll(room.receivers().shares()));
    shares.remove(asked.sender().id());
    return shares;
  }

  /// Of these, the ones who may: the others share it here, too.
  private static Map<UUID, Long> takers(Map<UUID, Long> meantFor, Rules rules) {
    var takers = new LinkedHashMap<>(meantFor);
    takers.keySet().removeIf(rules.excluded());
    return takers;
  }

  private static Optional<Refusal> whyNotTo(
      KnownRoom room, Map<UUID, Long> meantFor, Map<UUID, Long> takers) {
    if (meantFor.isEmpty()) {
      return Optional.of(SELF_GIFT);
    }
    if (!room.receivers().people().containsAll(meantFor.keySet())) {
      return Optional.of(RECEIVER_NOT_ON_STAGE);
    }
    return takers.isEmpty() ? Optional.of(RECEIVER_EXCLUDED) : Optional.empty();
  }

  private static Optional<Refusal> whyNot(ShoutOut words) {
    return words instanceof ShoutOut.Refused(var reason)
        ? Optional.of(Refusal.of(reason))
        : Optional.empty();
  }

  private static Optional<Refusal> whyNotSaid(
      String text, UUID sender, KnownRoom room, Instant now) {
    return room.whyNotSaid(sender, text, now).map(Refusal::of);
  }

  private static String accepted(ShoutOut words) {
    return words instanceof ShoutOut.Accepted(var text) ? text : "";
  }

  private static Optional<Refusal> whyNotThis(SendGift asked, Gift gift) {
    return asked.comboId().isPresent() && !gift.comboable()
        ? Optional.of(GIFT_NOT_COMBOABLE)
        : Optional.empty();
  }

  private static Optional<Refusal> whyNotAsMuch(long coins, KnownRoom room, long maxCoins) {
    if (coins > maxCoins) {
      return Optional.of(GIFT_TOO_EXPENSIVE);
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

  private static Optional<Refusal> whyNotFrom(UUID sender, KnownRoom room, Rules rules) {
    if (rules.excluded().test(sender)) {
      return Optional.of(SENDER_EXCLUDED);
    }
    return room.banned().contains(sender) ? Optional.of(BANNED_FROM_ROOM) : Optional.empty();
  }
}
