package dev.bouquet.gift.support;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What the wallet publishes on `charges.v1`.
public final class Charges {
  public static final String TOPIC = "charges.v1";

  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");

  private Charges() {}

  /// A gift of one rose, charged at eight in the evening of a Monday.
  public static Charged rose(UUID sender, UUID receiver, long coins) {
    return gift(sender, receiver, coins, AT, UnaryOperator.identity());
  }

  /// @param more what else the gift's context says
  public static Charged gift(
      UUID sender, UUID receiver, long coins, Instant at, UnaryOperator<GiftContext.Builder> more) {
    var context =
        GiftContext.newBuilder()
            .setGiftId("rose")
            .setGiftName("Rose")
            .setQuantity(1)
            .setUnitPrice(coins)
            .setCoins(coins)
            .setRoomId(Ids.next().toString())
            .setSenderId(sender.toString())
            .setSenderName("ann")
            .setReceiverId(receiver.toString())
            .setSharePolicyVersion(1)
            .setShareBasisPoints(5_000);
    return charge(sender, coins, at).setContext(Any.pack(more.apply(context).build())).build();
  }

  public static GiftPart part(UUID receiver, long coins) {
    return GiftPart.newBuilder().setReceiverId(receiver.toString()).setCoins(coins).build();
  }

  /// A charge that is no gift, or whose context was erased.
  public static Charged withoutContext(UUID payer, long coins) {
    return charge(payer, coins, AT).build();
  }

  private static Charged.Builder charge(UUID payer, long coins, Instant at) {
    return Charged.newBuilder()
        .setChargeId(Ids.next().toString())
        .setPayerId(payer.toString())
        .setAmount(coins)
        .setOrderingKey(Ids.next().toString())
        .setChargedAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()));
  }

  public static ChargeReversed reversal(Charged charged, long coins) {
    return ChargeReversed.newBuilder()
        .setReversalId(Ids.next().toString())
        .setChargeId(charged.getChargeId())
        .setPayerId(charged.getPayerId())
        .setAmount(coins)
        .setOrderingKey(charged.getOrderingKey())
        .setReversedAt(charged.getChargedAt())
        .build();
  }

  public static byte[] event(Charged charged) {
    return ChargeEvent.newBuilder().setCharged(charged).build().toByteArray();
  }

  public static byte[] event(ChargeReversed reversed) {
    return ChargeEvent.newBuilder().setReversed(reversed).build().toByteArray();
  }

  public static void publish(Charged... charges) {
    for (var charged : charges) {
      Show.publish(TOPIC, charged.getOrderingKey(), event(charged));
    }
  }

  public static void publish(ChargeReversed reversed) {
    Show.publish(TOPIC, reversed.getOrderingKey(), event(reversed));
  }
}
