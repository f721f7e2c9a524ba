package dev.bouquet.gift.sending;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.wallet.v1.Accepted;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.Refused;
import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.Priced;
import dev.bouquet.gift.exclusion.ExcludedPeople;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.room.RoomAnswer;
import dev.bouquet.gift.room.Rooms;
import dev.bouquet.gift.settings.QuietPeople;
import dev.bouquet.gift.share.SharePolicies;
import dev.bouquet.gift.shoutout.ShoutOuts;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Decides from memory and asks the wallet.
@ApplicationScoped
class SendGiftService {
  private final Catalog catalog;
  private final Rooms rooms;
  private final SharePolicies policies;
  private final ShoutOuts shoutOuts;
  private final QuietPeople quietPeople;
  private final ExcludedPeople excludedPeople;
  private final WalletClient wallet;
  private final Clock clock;
  private final long maxCoins;
  private final long promptCoins;

  SendGiftService(
      Catalog catalog,
      Rooms rooms,
      SharePolicies policies,
      ShoutOuts shoutOuts,
      QuietPeople quietPeople,
      ExcludedPeople excludedPeople,
      WalletClient wallet,
      SendingConfig config,
      Clock clock) {
    this.catalog = catalog;
    this.rooms = rooms;
    this.policies = policies;
    this.shoutOuts = shoutOuts;
    this.quietPeople = quietPeople;
    this.excludedPeople = excludedPeople;
    this.wallet = wallet;
    this.clock = clock;
    this.maxCoins = config.maxGiftCoins();
    this.promptCoins = config.promptCoins();
  }

  SendResult send(SendGift asked) {
    return switch (rooms.find(asked.roomId())) {
      case RoomAnswer.Known(var room) -> send(asked, Optional.of(room));
      case RoomAnswer.Missing() -> send(asked, Optional.empty());
      case RoomAnswer.Unreachable() ->
          new SendResult.RetryLater("Nothing is known about this room at the moment.");
    };
  }

  private SendResult send(SendGift asked, Optional<KnownRoom> room) {
    return offer(asked)
        .map(offer -> carryOut(asked, decide(asked, room, offer)))
        .orElseGet(() -> new SendResult.RetryLater("This catalog is not known here yet."));
  }

  private GiftDecision decide(SendGift asked, Optional<KnownRoom> room, Offer offer) {
    var rules = new GiftDecision.Rules(maxCoins, excludedPeople::has, clock.instant());
    return GiftDecision.on(asked, room, offer, words(asked, offer), rules);
  }

  /// Empty where the sender has seen a newer catalog than this pod.
  private Optional<Offer> offer(SendGift asked) {
    if (asked.panelVersion().isEmpty()) {
      long version = catalog.version();
      var gift = catalog.find(asked.giftId());
      return Optional.of(
          gift.<Offer>map(one -> new Offer.Open(one, version)).orElseGet(Offer.Nothing::new));
    }
    long seen = asked.panelVersion().getAsLong();
    return switch (catalog.priced(asked.giftId(), seen, clock.instant())) {
      case Priced.Current(var gift) -> Optional.of(new Offer.Open(gift, catalog.version()));
      case Priced.Honoured(var gift) -> Optional.of(new Offer.Open(gift, seen));
      case Priced.Changed(var gift) -> Optional.of(new Offer.PriceChanged(gift));
      case Priced.Missing() -> Optional.of(new Offer.Nothing());
      case Priced.Ahead() -> Optional.empty();
    };
  }

  private ShoutOut words(SendGift asked, Offer offer) {
    return offer
        .gift()
        .map(gift -> shoutOuts.check(asked.message(), gift.tier()))
        .orElseGet(() -> new ShoutOut.Accepted(""));
  }

  /// Whether somebody follows the host is asked last, and only where it matters: room-service
  /// knows.
  private SendResult carryOut(SendGift asked, GiftDecision decision) {
    var sender = asked.sender().id();
    if (!(decision instanceof GiftDecision.Charge charge)
        || !charge.room().wantsToKnowWhetherFollows(sender)) {
      return charge(asked, decision);
    }
    return rooms
        .follows(asked.roomId(), sender)
        .<GiftDecision>map(follows ->
            follows
                ? charge
                : new GiftDecision.Refuse(Refusal.FOLLOWERS_ONLY_IN_ROOM, charge.coins()))
        .map(settled -> charge(asked, settled))
        .orElseGet(() ->
            new SendResult.RetryLater("It cannot be learned now who follows this room's host."));
  }

  private SendResult charge(SendGift asked, GiftDecision decision) {
    return wallet
        .charge(requestFor(asked, decision))
        .map(this::resultOf)
        .orElseGet(() -> new SendResult.RetryLater("The wallet gives no answer at the moment."));
  }

  private ChargeRequest requestFor(SendGift asked, GiftDecision decision) {
    var request =
        ChargeRequest.newBuilder()
            .setChargeId(asked.id().toString())
            .setRequestHash(ByteString.copyFrom(RequestHash.of(asked)))
            .setPayerId(asked.sender().id().toString())
            .setOrderingKey(asked.roomId().toString());
    return switch (decision) {
      case GiftDecision.Charge charge ->
          request.setAmount(charge.coins()).setContext(Any.pack(contextOf(asked, charge))).build();
      case GiftDecision.Refuse(var refusal, long coins) ->
          request.setAmount(coins).setRefuseWith(refusal.name()).build();
    };
  }

  private GiftContext contextOf(SendGift asked, GiftDecision.Charge charge) {
    var gift = charge.offer().item();
    var context =
        GiftContext.newBuilder()
            .setGiftId(gift.id())
            .setGiftName(gift.name())
            .setQuantity(asked.quantity())
            .setUnitPrice(gift.price())
            .setCoins(charge.coins())
            .setRoomId(asked.roomId().toString())
            .setSenderId(asked.sender().id().toString())
            .setSenderName(asked.sender().name())
            .setCatalogVersion(charge.offer().version())
            .setSentAt(now())
            .setMessage(charge.words())
            .setAnonymous(asked.anonymous())
            .setQuiet(asked.quiet() || quietPeople.has(asked.sender().id()))
            .setComboId(asked.comboId().map(UUID::toString).orElse(""));
    if (!charge.words().isEmpty()) {
      var pinned = shoutOuts.pinnedFor(gift.tier());
      context.setMessagePinnedSeconds(Math.toIntExact(pinned.toSeconds()));
    }
    setReceivers(context, charge);
    return context.build();
  }

  private void setReceivers(GiftContext.Builder context, GiftDecision.Charge charge) {
    if (charge.parts().size() == 1) {
      var receiver = charge.parts().getFirst().receiver();
      var terms = policies.termsFor(receiver);
      context
          .setReceiverId(receiver.toString())
          .setSharePolicyVersion(terms.policyVersion())
          .setShareBasisPoints(terms.basisPoints());
      return;
    }
    context.setReceiverId(charge.room().hostId().toString());
    for (var part : charge.parts()) {
      var terms = policies.termsFor(part.receiver());
      context.addParts(
          GiftPart.newBuilder()
              .setReceiverId(part.receiver().toString())
              .setCoins(part.coins())
              .setSharePolicyVersion(terms.policyVersion())
              .setShareBasisPoints(terms.basisPoints()));
    }
  }

  private static Timestamp now() {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
  }

  private SendResult resultOf(ChargeResponse response) {
    return switch (response.getOutcomeCase()) {
      case ACCEPTED -> sent(response.getAccepted(), response.getReplayed());
      case REFUSED -> refused(response.getRefused(), response.getReplayed());
      case OUTCOME_NOT_SET -> throw new IllegalStateException("the wallet answered without a fate");
    };
  }

  /// Always from what the wallet keeps, never from what was decided just now: the first answer and
  /// a replay are built by the same code from the same bytes.
  private SendResult sent(Accepted accepted, boolean replayed) {
    if (replayed && accepted.getContext().getTypeUrl().isEmpty()) {
      return new SendResult.Refused(Refusal.GIFT_ERASED.name(), true);
    }
    try {
      var context = accepted.getContext().unpack(GiftContext.class);
      return new SendResult.Sent(
          context,
          accepted.getBalanceAfter(),
          accepted.getLimitsLeftList(),
          prompt(accepted),
          replayed);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("no gift: charge " + accepted.getChargeId(), e);
    }
  }

  /// Empty in a replay, which does not say what was spent.
  private OptionalLong prompt(Accepted accepted) {
    long spent = accepted.getSpentToday();
    return spent > 0 && spent / promptCoins > (spent - accepted.getAmount()) / promptCoins
        ? OptionalLong.of(spent)
        : OptionalLong.empty();
  }

  private static SendResult refused(Refused refused, boolean replayed) {
    return refused.getCode().equals(Refusal.INSUFFICIENT_FUNDS.name())
        ? new SendResult.TooFewCoins(refused.getBalance(), refused.getAmount(), replayed)
        : new SendResult.Refused(refused.getCode(), replayed);
  }
}
