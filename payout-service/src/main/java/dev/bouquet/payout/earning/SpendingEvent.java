package dev.bouquet.payout.earning;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A record of `charges.v1` as it concerns earnings.
sealed interface SpendingEvent permits Charge, Reversal {
  /// Of the charge, or of the reversal.
  UUID id();

  Position position();

  /// When the wallet committed it.
  Instant at();

  /// @throws UnreadableChargeException where the record is neither, or a gift that makes no sense
  static SpendingEvent read(byte[] record) throws UnreadableChargeException {
    try {
      var event = ChargeEvent.parseFrom(record);
      return switch (event.getEventCase()) {
        case CHARGED -> charge(event.getCharged());
        case REVERSED -> reversal(event.getReversed());
        case EVENT_NOT_SET -> throw new UnreadableChargeException("an event of a later version");
      };
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableChargeException("not an event: " + e.getMessage());
    }
  }

  private static Charge charge(Charged event)
      throws UnreadableChargeException, InvalidProtocolBufferException {
    var id = uuid(event.getChargeId());
    var at = instant(event.getChargedAt());
    requireMoved(event.getAmount(), event.getPosition());
    return new Charge(id, event.getPosition(), parts(event), at);
  }

  private static List<Charge.Part> parts(Charged event)
      throws UnreadableChargeException, InvalidProtocolBufferException {
    if (!event.getContext().is(GiftContext.class)) {
      return List.of(new Charge.Part(Charge.NOBODY, event.getAmount(), 0, 0));
    }
    var gift = event.getContext().unpack(GiftContext.class);
    require(gift.getCoins() == event.getAmount(), "the gift's coins are not those charged");
    if (gift.getPartsCount() == 0) {
      return List.of(
          part(
              gift.getReceiverId(),
              gift.getCoins(),
              gift.getShareBasisPoints(),
              gift.getSharePolicyVersion()));
    }
    var parts = new ArrayList<Charge.Part>();
    for (var part : gift.getPartsList()) {
      parts.add(
          part(
              part.getReceiverId(),
              part.getCoins(),
              part.getShareBasisPoints(),
              part.getSharePolicyVersion()));
    }
    long payees = parts.stream().map(Charge.Part::payee).distinct().count();
    require(payees == parts.size(), "two parts of one person");
    require(
        parts.stream().mapToLong(Charge.Part::coins).sum() == gift.getCoins(),
        "the parts' coins are not the gift's");
    return parts;
  }

  private static Charge.Part part(String payee, long coins, int basisPoints, long policyVersion)
      throws UnreadableChargeException {
    require(coins > 0, "a part's coins");
    require(basisPoints >= 0 && basisPoints <= 10_000, "share");
    return new Charge.Part(uuid(payee), coins, basisPoints, policyVersion);
  }

  private static Reversal reversal(ChargeReversed event) throws UnreadableChargeException {
    requireMoved(event.getAmount(), event.getPosition());
    return new Reversal(
        uuid(event.getReversalId()),
        event.getPosition(),
        uuid(event.getChargeId()),
        event.getAmount(),
        instant(event.getReversedAt()));
  }

  private static void requireMoved(long amount, Position position)
      throws UnreadableChargeException {
    require(amount > 0 && position.getSeq() > 0, "amount or position");
  }

  private static UUID uuid(String text) throws UnreadableChargeException {
    return Ids.parse(text).orElseThrow(() -> new UnreadableChargeException("no UUID: " + text));
  }

  private static void require(boolean holds, String what) throws UnreadableChargeException {
    if (!holds) {
      throw new UnreadableChargeException(what);
    }
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
