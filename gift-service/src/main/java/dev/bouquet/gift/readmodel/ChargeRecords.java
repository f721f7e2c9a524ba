package dev.bouquet.gift.readmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads records of `charges.v1`.
final class ChargeRecords {
  private ChargeRecords() {}

  /// @throws UnreadableChargeException where the record is no event, or a gift that makes no sense
  static GiftEvent read(byte[] record) throws UnreadableChargeException {
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

  private static GiftEvent charge(Charged event)
      throws UnreadableChargeException, InvalidProtocolBufferException {
    if (!event.getContext().is(GiftContext.class)) {
      return new GiftEvent.NoGift();
    }
    var gift = event.getContext().unpack(GiftContext.class);
    require(event.getAmount() > 0, "amount");
    require(gift.getCoins() == event.getAmount(), "the gift's coins are not those charged");
    require(gift.getQuantity() > 0, "quantity");
    return new GiftEvent.Sent(
        uuid(event.getChargeId()),
        uuid(gift.getSenderId()),
        text(gift.getSenderName()),
        uuidOrNone(gift.getRoomId()),
        uuidOrNone(gift.getReceiverId()),
        text(gift.getGiftId()),
        text(gift.getGiftName()),
        gift.getQuantity(),
        gift.getCoins(),
        text(gift.getMessage()),
        gift.getAnonymous(),
        gift.getQuiet(),
        uuidOrNone(gift.getComboId()),
        instant(event.getChargedAt()),
        parts(gift));
  }

  /// Parts of one person are one part.
  private static List<GiftEvent.Part> parts(GiftContext gift) throws UnreadableChargeException {
    if (gift.getPartsCount() == 0) {
      return List.of(new GiftEvent.Part(uuid(gift.getReceiverId()), gift.getCoins()));
    }
    var coins = new LinkedHashMap<UUID, Long>();
    for (GiftPart part : gift.getPartsList()) {
      require(part.getCoins() > 0 && part.getCoins() <= gift.getCoins(), "a part's coins");
      coins.merge(uuid(part.getReceiverId()), part.getCoins(), Math::addExact);
    }
    long sum = coins.values().stream().mapToLong(Long::longValue).sum();
    require(sum == gift.getCoins(), "the parts' coins are not the gift's");
    return coins.entrySet().stream()
        .map(part -> new GiftEvent.Part(part.getKey(), part.getValue()))
        .toList();
  }

  private static GiftEvent reversal(ChargeReversed event) throws UnreadableChargeException {
    require(event.getAmount() > 0, "amount");
    return new GiftEvent.TakenBack(
        uuid(event.getReversalId()),
        uuid(event.getChargeId()),
        event.getAmount(),
        instant(event.getReversedAt()));
  }

  private static @Nullable UUID uuidOrNone(String text) throws UnreadableChargeException {
    return text.isEmpty() ? null : uuid(text);
  }

  private static UUID uuid(String text) throws UnreadableChargeException {
    return Ids.parse(text).orElseThrow(() -> new UnreadableChargeException("no UUID: " + text));
  }

  /// PostgreSQL keeps every character but one.
  private static String text(String said) {
    return said.replace("\0", "");
  }

  private static void require(boolean holds, String what) throws UnreadableChargeException {
    if (!holds) {
      throw new UnreadableChargeException(what);
    }
  }

  /// To the microsecond, as PostgreSQL keeps it.
  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MICROS);
  }
}
