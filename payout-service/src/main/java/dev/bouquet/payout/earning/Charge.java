package dev.bouquet.payout.earning;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.UUID;

/// A charge as it concerns earnings.
///
/// @param payee who earns; [#NOBODY] where the charge is no gift
/// @param basisPoints the payee's share that applied when the gift was sent
record Charge(
    UUID id,
    Position position,
    long coins,
    UUID payee,
    int basisPoints,
    long policyVersion,
    Instant chargedAt) {

  /// Keeps charges that are not gifts in the audit, all of them fee.
  static final UUID NOBODY = new UUID(0, 0);

  /// @throws UnreadableChargeException where the record is not a charge, or a gift that makes no
  ///   sense
  static Charge read(byte[] record) throws UnreadableChargeException {
    try {
      var event = charged(ChargeEvent.parseFrom(record));
      var id = uuid(event.getChargeId());
      var at = instant(event.getChargedAt());
      require(event.getAmount() > 0 && event.getPosition().getSeq() > 0, "amount or position");
      if (!event.getContext().is(GiftContext.class)) {
        return new Charge(id, event.getPosition(), event.getAmount(), NOBODY, 0, 0, at);
      }
      var gift = event.getContext().unpack(GiftContext.class);
      int points = gift.getShareBasisPoints();
      require(gift.getCoins() == event.getAmount(), "the gift's coins are not those charged");
      require(points >= 0 && points <= 10_000, "share");
      return new Charge(
          id,
          event.getPosition(),
          event.getAmount(),
          uuid(gift.getReceiverId()),
          points,
          gift.getSharePolicyVersion(),
          at);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableChargeException("not a charge: " + e.getMessage());
    }
  }

  private static Charged charged(ChargeEvent event) throws UnreadableChargeException {
    require(event.hasCharged(), "a " + event.getEventCase());
    return event.getCharged();
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
