package dev.bouquet.wallet.posting;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Result.Posted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How charges and reversals look beside their transfers, in the outbox and on the topic.
///
/// A transfer's context holds an event with what only the caller knows (ordering key, context);
/// publication adds what the ledger knows. So nothing is stored twice, and a replay finds the
/// caller's context where it was.
public final class ChargedEvents {
  private ChargedEvents() {}

  /// What is kept with a charge's transfer.
  public static Bytes chargeContext(String orderingKey, Any context) {
    return Bytes.copyOf(
        Charged.newBuilder().setOrderingKey(orderingKey).setContext(context).build().toByteArray());
  }

  /// What is kept with a reversal's transfer.
  public static Bytes reversalContext(String orderingKey, Any context) {
    return Bytes.copyOf(
        ChargeReversed.newBuilder()
            .setOrderingKey(orderingKey)
            .setContext(context)
            .build()
            .toByteArray());
  }

  public static Charged toCharged(Posted posted) {
    try {
      return Charged.parseFrom(posted.context().toArray()).toBuilder()
          .setChargeId(posted.id().toString())
          .setPayerId(posted.debit().toString())
          .setAmount(posted.amount())
          .setPosition(toProto(posted.position()))
          .setChargedAt(toProto(posted.at()))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("context of " + posted.id() + " is not ours", e);
    }
  }

  private static ChargeReversed toReversed(Posted posted) {
    try {
      return ChargeReversed.parseFrom(posted.context().toArray()).toBuilder()
          .setReversalId(posted.id().toString())
          .setChargeId(posted.reverses().toString())
          .setPayerId(posted.credit().toString())
          .setAmount(posted.amount())
          .setPosition(toProto(posted.position()))
          .setReversedAt(toProto(posted.at()))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("context of " + posted.id() + " is not ours", e);
    }
  }

  static ChargeEvent toEvent(Posted posted) {
    return posted.reverses() == null
        ? ChargeEvent.newBuilder().setCharged(toCharged(posted)).build()
        : ChargeEvent.newBuilder().setReversed(toReversed(posted)).build();
  }

  /// The record's key.
  static String orderingKey(ChargeEvent event) {
    return switch (event.getEventCase()) {
      case CHARGED -> event.getCharged().getOrderingKey();
      case REVERSED -> event.getReversed().getOrderingKey();
      case EVENT_NOT_SET -> throw new IllegalStateException("an event without content");
    };
  }

  /// One outbox row: the events of one commit, each with its length before it.
  static byte[] encode(List<Posted> posted) {
    try (var bytes = new ByteArrayOutputStream()) {
      for (var one : posted) {
        toEvent(one).writeDelimitedTo(bytes);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ChargeEvent> decode(byte[] row) {
    var events = new ArrayList<ChargeEvent>();
    try (var bytes = new ByteArrayInputStream(row)) {
      for (var event = ChargeEvent.parseDelimitedFrom(bytes);
          event != null;
          event = ChargeEvent.parseDelimitedFrom(bytes)) {
        events.add(event);
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Position toProto(dev.bouquet.ledger.core.Position position) {
    return Position.newBuilder()
        .setSlot(position.slot())
        .setEpoch(position.epoch())
        .setSeq(position.seq())
        .build();
  }

  public static Timestamp toProto(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
